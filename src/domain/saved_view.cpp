// See the header.
#include "chargeward/domain/saved_view.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 3> kPages = {"queue", "incidents", "locations"};
constexpr std::size_t kViewNameLengthMax = 120;
constexpr std::size_t kQueryLengthMax = 2'000;

}  // namespace

CHARGEWARD_ENUM_NAMES(ViewPage, view_page, kPages)

base::Status SavedView::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kViewNameLengthMax);
  checks.length("/query", query, 0, kQueryLengthMax);
  return std::move(checks).status();
}

}  // namespace chargeward::domain
