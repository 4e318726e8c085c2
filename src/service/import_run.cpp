// One import; see the header.
#include "import_run.hpp"

#include <memory>

#include "chargeward/base/log.hpp"
#include "chargeward/base/unavailable.hpp"

namespace chargeward::service {
namespace {

using domain::ImportStatus;

/// The program stops: what was written stays, the import is interrupted.
class Stopped : public std::exception {};

Actor acting_for(const domain::Import& import, domain::OrganisationKey organisation) {
  Actor actor;
  actor.organisation = organisation;
  actor.name = actor_of(import);
  actor.role = domain::Role::operator_;
  return actor;
}

void record(Transaction& tx, const domain::Import& import, base::Instant now) {
  domain::AuditEntry entry;
  entry.at = now;
  entry.actor = actor_of(import);
  entry.action = domain::AuditAction::finished;
  entry.entity_type = domain::EntityType::import;
  entry.entity_id = base::to_string(import.id);
  entry.entity_name = entry.actor.name;
  entry.changes.push_back({"status", nullptr, boost::json::value(domain::to_string(import.status))});
  tx.audit().append(entry);
}

}  // namespace

ImportRun::ImportRun(ImportRunTools tools, domain::OrganisationKey organisation, domain::Import import)
    : tools_(std::move(tools)),
      actor_(acting_for(import, organisation)),
      scope_(Scope::organisation(organisation)),
      import_(std::move(import)) {}

domain::Import ImportRun::run(FeedReader& feed) {
  try {
    import_.status = ImportStatus::running;
    if (write_batches(feed)) {
      end_with_feed(feed);
    } else {
      finish(ImportStatus::interrupted);
    }
  } catch (const Stopped&) {
    import_.status = ImportStatus::interrupted;
  } catch (const base::Unavailable& unavailable) {
    base::log_error("import: the database stayed away",
                    {{"import", base::to_string(import_.id)}, {"why", unavailable.what()}});
    fail("database_unavailable");
  } catch (const std::exception& exception) {
    base::log_error("import failed", {{"import", base::to_string(import_.id)}, {"why", exception.what()}});
    fail("internal");
  }
  return import_;
}

/// False when the program stops meanwhile.
bool ImportRun::write_batches(FeedReader& feed) {
  write([](Transaction&, base::Instant, ImportProgress&) {});
  ImportReader reader(feed);
  while (const auto batch = reader.next()) {
    write([&](Transaction& tx, base::Instant now, ImportProgress& progress) {
      Call call{tx, actor_, now, tools_.ids};
      ImportApplication application(call, tools_.terms, tools_.time_zones, progress);
      for (const auto& object : batch->objects) application.apply(object);
      progress.import.bytes_read = batch->bytes_read;
    });
    if (!tools_.wait(std::chrono::milliseconds{0})) return false;
  }
  return true;
}

/// Runs a change in a transaction, with the progress it makes; again and again while the database is away. The import
/// is what the transaction that was committed made of it, whatever was tried before.
void ImportRun::write(const std::function<void(Transaction&, base::Instant, ImportProgress&)>& change) {
  const base::Instant now = tools_.clock.now();
  auto progress = std::make_shared<ImportProgress>();
  const auto work = [this, &change, now, progress](Transaction& tx) {
    *progress = ImportProgress{import_, {}};
    change(tx, now, *progress);
    if (!progress->findings.empty()) tx.imports().append_findings(import_.id, progress->findings);
    tx.imports().update(progress->import);
    return Outcome::commit;
  };
  for (std::size_t tries = 0;; ++tries) {
    try {
      tools_.store.write_and_wait(scope_, work);
      import_ = std::move(progress->import);
      return;
    } catch (const base::Unavailable& unavailable) {
      if (tries == kImportRetryWaits.size()) throw;
      base::log_warning("import waits for the database",
                        {{"import", base::to_string(import_.id)}, {"why", unavailable.what()}});
    }
    if (!tools_.wait(kImportRetryWaits[tries])) throw Stopped();
  }
}

void ImportRun::finish(ImportStatus status) {
  write([&](Transaction& tx, base::Instant now, ImportProgress& progress) {
    progress.import.status = status;
    progress.import.finished_at = now;
    record(tx, progress.import, now);
  });
}

/// A feed that ended early is done when anything of it is in: what is missing stands in `error` and among the findings.
void ImportRun::end_with_feed(const FeedReader& feed) {
  const auto end = feed.end();
  const std::int64_t kept = import_.objects - import_.refused;
  write([&](Transaction& tx, base::Instant now, ImportProgress& progress) {
    auto& import = progress.import;
    import.bytes_read = feed.bytes_read();
    import.status = end && kept == 0 ? ImportStatus::failed : ImportStatus::done;
    import.finished_at = now;
    if (end) {
      import.error = end->code;
      domain::FeedObject place;
      place.object_index = import.objects;
      place.byte_position = end->byte_position;
      progress.note(place, domain::FindingOutcome::refused, {{end->code, "", end->value}});
    }
    record(tx, import, now);
  });
}

/// Says that it failed, if the database takes it; if not, the next start of the program says that it was interrupted.
void ImportRun::fail(std::string code) {
  import_.status = ImportStatus::failed;
  import_.error = std::move(code);
  try {
    tools_.store.write_and_wait(scope_, [this, now = tools_.clock.now()](Transaction& tx) {
      import_.finished_at = now;
      record(tx, import_, now);
      tx.imports().update(import_);
      return Outcome::commit;
    });
  } catch (const std::exception& exception) {
    base::log_error("the end of an import could not be stored",
                    {{"import", base::to_string(import_.id)}, {"why", exception.what()}});
  }
}

}  // namespace chargeward::service
