// Imports and their findings in SQL.
#include "sql/json_columns.hpp"
#include "sql/paging.hpp"
#include "stores/record_stores.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

constexpr std::string_view kImports = "imports";
constexpr std::string_view kFindings = "findings";
const std::string kColumns =
    "id, format, profile, file_name, status, bytes_total, bytes_read, objects, refused, locations_added, "
    "locations_changed, "
    "locations_unchanged, evses_added, evses_changed, evses_unchanged, connectors_added, connectors_changed, "
    "connectors_unchanged, incidents_opened, findings, finding_counts, error, started_by_kind, started_by_id, "
    "started_by_name, started_at, finished_at";
const std::string kTypes = "tttttiiiiiiiiiiiiiiitttttii";

domain::ImportTally read_tally(Statement& row) {
  domain::ImportTally tally;
  tally.added = row.integer();
  tally.changed = row.integer();
  tally.unchanged = row.integer();
  return tally;
}

domain::Import read_import(Statement& row) {
  domain::Import import;
  import.id = row.id<domain::ImportId>();
  import.format = domain::parse_import_format(row.text()).value();
  import.profile = row.text_or_null();
  import.file_name = row.text_or_null();
  import.status = domain::parse_import_status(row.text()).value();
  import.bytes_total = row.integer_or_null();
  import.bytes_read = row.integer();
  import.objects = row.integer();
  import.refused = row.integer();
  import.locations = read_tally(row);
  import.evses = read_tally(row);
  import.connectors = read_tally(row);
  import.incidents_opened = row.integer();
  import.findings = row.integer();
  import.finding_counts = finding_counts_of(row.text());
  import.error = row.text_or_null();
  import.started_by = read_actor(row);
  import.started_at = row.instant();
  import.finished_at = row.instant_or_null();
  return import;
}

}  // namespace

void SqlImportStore::insert(const domain::Import& import) {
  static const Sql kInsert{
      "INSERT INTO imports (organisation_id, id, format, profile, file_name, status, bytes_total, bytes_read, objects, "
      "refused, locations_added, locations_changed, locations_unchanged, evses_added, evses_changed, evses_unchanged, "
      "connectors_added, connectors_changed, connectors_unchanged, incidents_opened, findings, finding_counts, error, "
      "started_by_kind, started_by_id, started_by_name, started_at, finished_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
      "?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)",
      ""};
  const auto& i = import;
  db_->exec(kInsert, db_.organisation(), i.id, domain::to_string(i.format), i.profile, i.file_name,
            domain::to_string(i.status), i.bytes_total, i.bytes_read, i.objects, i.refused, i.locations.added,
            i.locations.changed, i.locations.unchanged, i.evses.added, i.evses.changed, i.evses.unchanged,
            i.connectors.added, i.connectors.changed, i.connectors.unchanged, i.incidents_opened, i.findings,
            to_column(i.finding_counts), i.error, domain::to_string(i.started_by.kind), i.started_by.id,
            i.started_by.name, i.started_at, i.finished_at);
}

void SqlImportStore::update(const domain::Import& import) {
  static const Sql kUpdate{
      "UPDATE imports SET status = ?3, bytes_total = ?4, bytes_read = ?5, objects = ?6, refused = ?7, locations_added "
      "= ?8, "
      "locations_changed = ?9, locations_unchanged = ?10, evses_added = ?11, evses_changed = ?12, evses_unchanged = "
      "?13, "
      "connectors_added = ?14, connectors_changed = ?15, connectors_unchanged = ?16, findings = ?17, finding_counts = "
      "?18, "
      "error = ?19, finished_at = ?20, incidents_opened = ?21 WHERE organisation_id = ?1 AND id = ?2",
      ""};
  const auto& i = import;
  db_->exec(kUpdate, db_.organisation(), i.id, domain::to_string(i.status), i.bytes_total, i.bytes_read, i.objects,
            i.refused, i.locations.added, i.locations.changed, i.locations.unchanged, i.evses.added, i.evses.changed,
            i.evses.unchanged, i.connectors.added, i.connectors.changed, i.connectors.unchanged, i.findings,
            to_column(i.finding_counts), i.error, i.finished_at, i.incidents_opened);
}

std::optional<domain::Import> SqlImportStore::get(domain::ImportId id) {
  static const Sql kGet{"SELECT " + kColumns + " FROM imports WHERE organisation_id = ?1 AND id = ?2", kTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_import(*rows);
}

domain::PageOf<domain::Import> SqlImportStore::list(const domain::PageRequest& page) {
  Composed sql;
  sql.add("SELECT ").add(kColumns).add(" FROM imports WHERE organisation_id = ").value(db_.organisation());
  if (page.cursor) add_after(sql, "started_at, id", "<", parse_cursor(kImports, "iu", *page.cursor));
  sql.add(" ORDER BY started_at DESC, id DESC LIMIT ").value(std::int64_t{page.limit} + 1);
  return read_page<domain::Import>(db_->query(sql, kTypes), page.limit, kImports, [](Statement& row, CursorKey& key) {
    domain::Import import = read_import(row);
    key = {base::to_milliseconds(import.started_at), base::to_string(import.id)};
    return import;
  });
}

void SqlImportStore::append_findings(domain::ImportId id, const std::vector<domain::ImportFinding>& findings) {
  static const Sql kLast{
      "SELECT COALESCE(MAX(sequence), 0) FROM import_findings WHERE organisation_id = ?1 AND import_id = ?2", "i"};
  static const Sql kInsert{
      "INSERT INTO import_findings (organisation_id, import_id, sequence, outcome, object_index, byte_position, "
      "object_key, "
      "problems) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      ""};
  std::int64_t sequence = db_->number(kLast, db_.organisation(), id);
  for (const auto& finding : findings) {
    db_->exec(kInsert, db_.organisation(), id, ++sequence, domain::to_string(finding.outcome), finding.object_index,
              finding.byte_position, finding.key, to_column(finding.problems));
  }
}

domain::PageOf<domain::ImportFinding> SqlImportStore::findings(domain::ImportId id,
                                                               const std::optional<domain::FindingOutcome>& outcome,
                                                               const domain::PageRequest& page) {
  Composed sql;
  sql.add(
      "SELECT sequence, outcome, object_index, byte_position, object_key, problems FROM import_findings "
      "WHERE organisation_id = ");
  sql.value(db_.organisation()).add(" AND import_id = ").value(base::to_string(id));
  if (outcome) sql.add(" AND outcome = ").value(std::string(domain::to_string(*outcome)));
  if (page.cursor) add_after(sql, "sequence", ">", parse_cursor(kFindings, "i", *page.cursor));
  sql.add(" ORDER BY sequence LIMIT ").value(std::int64_t{page.limit} + 1);
  return read_page<domain::ImportFinding>(db_->query(sql, "itiitt"), page.limit, kFindings,
                                          [](Statement& row, CursorKey& key) {
                                            domain::ImportFinding finding;
                                            finding.sequence = row.integer();
                                            finding.outcome = domain::parse_finding_outcome(row.text()).value();
                                            finding.object_index = row.integer();
                                            finding.byte_position = row.integer();
                                            finding.key = row.text_or_null();
                                            finding.problems = problems_of(row.text());
                                            key = {finding.sequence};
                                            return finding;
                                          });
}

void SqlImportStore::interrupt_unfinished(base::Instant at) {
  static const Sql kInterrupt{
      "UPDATE imports SET status = 'interrupted', finished_at = ?1 WHERE status IN ('queued', 'running')", ""};
  db_.require_system();
  db_->exec(kInterrupt, at);
}

}  // namespace chargeward::storage
