// The pattern that searches on PostgreSQL go by.
#include "sql/context.hpp"

namespace chargeward::storage {

void Context::set_pattern(const std::string& pattern) {
  static const Sql kSet{"SELECT set_config('chargeward.search', ?1, true)", "t"};
  Rows rows = connection_.query(kSet, pattern);
  rows.next();
  has_pattern_ = true;
}

void Context::clear_pattern() {
  if (!has_pattern_) return;
  set_pattern("%");
  has_pattern_ = false;
}

}  // namespace chargeward::storage
