// Attached files and links of incidents in SQL. Bytes go through the drivers as hex text: neither SOCI's strings on
// PostgreSQL nor SQL expressions over texts on SQLite may hold a NUL.
#include "stores/incident_extras_store.hpp"

#include <algorithm>

#include "chargeward/base/bytes.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

const std::string kAttachmentColumns =
    "id, name, media_type, size_bytes, sha256, actor_kind, actor_id, actor_name, attached_at";
const std::string kAttachmentTypes = "tttitttti";

domain::Attachment read_attachment(Statement& row) {
  domain::Attachment attachment;
  attachment.id = row.id<domain::AttachmentId>();
  attachment.name = row.text();
  attachment.type = domain::parse_attachment_type(row.text()).value();
  attachment.size_bytes = row.integer();
  attachment.sha256 = row.text();
  attachment.attached_by = read_actor(row);
  attachment.attached_at = row.instant();
  return attachment;
}

}  // namespace

void SqlAttachmentStore::insert(domain::IncidentId incident, const domain::Attachment& attachment) {
  static const Sql kInsert{
      "INSERT INTO incident_attachments (organisation_id, id, incident_id, name, media_type, size_bytes, sha256, "
      "actor_kind, actor_id, actor_name, attached_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      ""};
  const auto& by = attachment.attached_by;
  db_->exec(kInsert, db_.organisation(), attachment.id, incident, attachment.name, domain::to_string(attachment.type),
            attachment.size_bytes, attachment.sha256, domain::to_string(by.kind), by.id, by.name,
            attachment.attached_at);
}

void SqlAttachmentStore::insert_piece(domain::AttachmentId id, std::int64_t piece, std::string_view bytes) {
  static const Sql kInsert{
      "INSERT INTO incident_attachment_pieces (organisation_id, attachment_id, piece, content) VALUES (?1, ?2, ?3, "
      "[[sqlite|unhex(?4)]][[postgresql|decode(?4, 'hex')]])",
      ""};
  db_->exec(kInsert, db_.organisation(), id, piece, base::hex_of(bytes));
}

std::vector<domain::Attachment> SqlAttachmentStore::list(domain::IncidentId incident) {
  static const Sql kList{"SELECT " + kAttachmentColumns +
                             " FROM incident_attachments WHERE organisation_id = ?1 AND incident_id = ?2 ORDER BY id",
                         kAttachmentTypes};
  std::vector<domain::Attachment> attachments;
  Rows rows = db_->query(kList, db_.organisation(), incident);
  while (rows.next()) attachments.push_back(read_attachment(*rows));
  return attachments;
}

std::optional<domain::Attachment> SqlAttachmentStore::get(domain::IncidentId incident, domain::AttachmentId id) {
  static const Sql kGet{"SELECT " + kAttachmentColumns +
                            " FROM incident_attachments WHERE organisation_id = ?1 AND incident_id = ?2 AND id = ?3",
                        kAttachmentTypes};
  Rows rows = db_->query(kGet, db_.organisation(), incident, id);
  if (!rows.next()) return std::nullopt;
  return read_attachment(*rows);
}

std::optional<std::string> SqlAttachmentStore::piece(domain::AttachmentId id, std::int64_t piece) {
  static const Sql kPiece{
      "SELECT [[sqlite|hex(content)]][[postgresql|encode(content, 'hex')]] FROM incident_attachment_pieces "
      "WHERE organisation_id = ?1 AND attachment_id = ?2 AND piece = ?3",
      "t"};
  Rows rows = db_->query(kPiece, db_.organisation(), id, piece);
  if (!rows.next()) return std::nullopt;
  return base::bytes_of_hex(rows->text()).value();
}

void SqlAttachmentStore::erase(domain::AttachmentId id) {
  static const Sql kErasePieces{
      "DELETE FROM incident_attachment_pieces WHERE organisation_id = ?1 AND attachment_id = ?2", ""};
  static const Sql kErase{"DELETE FROM incident_attachments WHERE organisation_id = ?1 AND id = ?2", ""};
  db_->exec(kErasePieces, db_.organisation(), id);
  db_->exec(kErase, db_.organisation(), id);
}

bool SqlIncidentLinkStore::link(domain::IncidentId one, domain::IncidentId other) {
  static const Sql kInsert{
      "INSERT INTO incident_links (organisation_id, first_id, second_id) VALUES (?1, ?2, ?3) "
      "ON CONFLICT (organisation_id, first_id, second_id) DO NOTHING",
      ""};
  const auto [first, second] = std::minmax(one, other);
  return db_->exec(kInsert, db_.organisation(), first, second) == 1;
}

bool SqlIncidentLinkStore::unlink(domain::IncidentId one, domain::IncidentId other) {
  static const Sql kErase{"DELETE FROM incident_links WHERE organisation_id = ?1 AND first_id = ?2 AND second_id = ?3",
                          ""};
  const auto [first, second] = std::minmax(one, other);
  return db_->exec(kErase, db_.organisation(), first, second) == 1;
}

std::vector<domain::IncidentId> SqlIncidentLinkStore::linked(domain::IncidentId id) {
  static const Sql kLinked{
      "SELECT second_id AS id FROM incident_links WHERE organisation_id = ?1 AND first_id = ?2 UNION ALL "
      "SELECT first_id FROM incident_links WHERE organisation_id = ?1 AND second_id = ?2 ORDER BY id DESC",
      "t"};
  std::vector<domain::IncidentId> ids;
  Rows rows = db_->query(kLinked, db_.organisation(), id);
  while (rows.next()) ids.push_back(rows->id<domain::IncidentId>());
  return ids;
}

}  // namespace chargeward::storage
