// Changing a transaction's scope.
#include "stores/sql_transaction.hpp"

namespace chargeward::storage {

void SqlTransaction::enter(domain::OrganisationKey organisation) {
  static const Sql kEnter{"SELECT set_config('chargeward.organisation', ?1, true)", "t"};
  db_.enter(organisation);
  if (db_.engine() != Engine::postgresql) return;
  Rows rows = db_->query(kEnter, std::to_string(organisation.number));
  rows.next();
}

}  // namespace chargeward::storage
