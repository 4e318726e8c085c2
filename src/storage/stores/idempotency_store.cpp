// First answers to requests with an Idempotency-Key, in SQL.
#include "sql/json_columns.hpp"
#include "stores/record_stores.hpp"

namespace chargeward::storage {

std::optional<service::KeptAnswer> SqlIdempotencyStore::find(std::string_view principal, std::string_view key) {
  static const Sql kFind{
      "SELECT request_hash, status, headers, body FROM kept_answers "
      "WHERE organisation_id = ?1 AND principal = ?2 AND idempotency_key = ?3",
      "titt"};
  Rows rows = db_->query(kFind, db_.organisation(), principal, key);
  if (!rows.next()) return std::nullopt;
  service::KeptAnswer answer;
  answer.request_hash = rows->text();
  answer.status = rows->small();
  answer.headers = headers_of(rows->text());
  answer.body = rows->text();
  return answer;
}

void SqlIdempotencyStore::insert(std::string_view principal, std::string_view key, const service::KeptAnswer& answer,
                                 base::Instant at) {
  static const Sql kInsert{
      "INSERT INTO kept_answers (organisation_id, principal, idempotency_key, request_hash, status, headers, body, at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      ""};
  db_->exec(kInsert, db_.organisation(), principal, key, answer.request_hash, answer.status, to_column(answer.headers),
            answer.body, at);
}

void SqlIdempotencyStore::erase_before(base::Instant at) {
  static const Sql kErase{"DELETE FROM kept_answers WHERE at < ?1", ""};
  db_.require_system();
  db_->exec(kErase, at);
}

}  // namespace chargeward::storage
