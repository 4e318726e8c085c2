// See the header.
#include "incident_world.hpp"

#include <unistd.h>

#include <atomic>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/log.hpp"

namespace chargeward {
namespace {

std::filesystem::path new_folder() {
  static std::atomic<int> count = 0;
  // Memory where the machine has it: a month of commits is not a test of the disk.
  const std::filesystem::path memory = "/dev/shm";
  const auto base = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
  auto folder = base / ("chargeward_scenario_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
  std::filesystem::create_directories(folder);
  return folder;
}

void must(service::Stored stored) {
  if (stored != service::Stored::done) throw std::runtime_error("the world could not be made");
}

}  // namespace

IncidentWorld::IncidentWorld(base::Instant start) : folder_(new_folder()), clock_(start) {
  base::initialise_crypto();
  base::start_log(base::LogFormat::text, base::LogLevel::error);
  storage::migrate({.url = "sqlite:" + (folder_ / "test.db").string()});
  open_store();
  domain::User anna;
  anna.id = ids_.next_id<domain::UserId>(start);
  anna.definition.name = "Anna Berg";
  anna.definition.email = "anna@example.com";
  anna.definition.role = domain::Role::admin;
  anna.status = domain::UserStatus::active;
  anna.created_at = anna.updated_at = start;
  store_->write_and_wait(service::Scope::system(), [&](service::Transaction& tx) {
    domain::Organisation organisation;
    organisation.id = ids_.next_id<domain::OrganisationId>(start);
    organisation.definition = {"Voltmaker", "DE", "CWD"};
    organisation.created_at = organisation.updated_at = start;
    actor_.organisation = tx.organisations().insert(organisation);
    return service::Outcome::commit;
  });
  store_->write_and_wait(scope(), [&](service::Transaction& tx) {
    must(tx.users().insert(anna));
    return service::Outcome::commit;
  });
  actor_.via = service::Via::session;
  actor_.role = domain::Role::admin;
  actor_.user_id = anna.id;
  actor_.name = {domain::ActorKind::user, anna.id.uuid(), "Anna Berg"};
  start_program();
}

IncidentWorld::~IncidentWorld() {
  scheduler_.reset();
  store_.reset();
  std::filesystem::remove_all(folder_);
}

void IncidentWorld::open_store() {
  store_ = storage::open_store({.url = "sqlite:" + (folder_ / "test.db").string(), .reader_count = 1});
}

void IncidentWorld::stop_program() {
  scheduler_.reset();
  book_.reset();
  times_.reset();
  store_.reset();
}

void IncidentWorld::start_program() {
  if (!store_) open_store();
  times_ = std::make_unique<service::ServiceTimes>();
  book_ = std::make_unique<service::TermsBook>(holidays_, *times_);
  scheduler_ = std::make_unique<service::IncidentScheduler>(service::SchedulerTools{*store_, clock_, ids_, *book_});
  scheduler_->step(now());
}

void IncidentWorld::pass_until(base::Instant instant) {
  if (scheduler_) {
    auto next = scheduler_->step(now());
    while (next && *next <= instant) {
      clock_.set(std::max(*next, now()));
      next = scheduler_->step(now());
    }
  }
  clock_.set(instant);
}

void IncidentWorld::set_clock(base::Instant instant) {
  clock_.set(instant);
  if (scheduler_) scheduler_->step(now());
}

domain::LocationId IncidentWorld::add_location(const std::string& name, const std::string& time_zone,
                                               const std::string& country, const std::vector<std::string>& evses,
                                               const std::optional<domain::SlaDefinition>& sla,
                                               const std::optional<domain::CalendarDefinition>& calendar) {
  domain::Location location;
  location.id = ids_.next_id<domain::LocationId>(now());
  location.key = {"DE", "CWD", name};
  location.definition.name = name;
  location.definition.address = "Am Markt 1";
  location.definition.city = "Ort";
  location.definition.country = country;
  location.definition.time_zone = time_zone;
  location.created_at = location.updated_at = now();
  store_->write_and_wait(scope(), [&](service::Transaction& tx) {
    domain::Sla agreement;
    if (sla) {
      agreement.id = ids_.next_id<domain::SlaId>(now());
      agreement.definition = *sla;
      agreement.definition.name = "SLA of " + name;
      agreement.created_at = agreement.updated_at = now();
      location.sla_id = agreement.id;
    }
    if (sla && calendar) {
      domain::Calendar kept;
      kept.id = ids_.next_id<domain::CalendarId>(now());
      kept.definition = *calendar;
      kept.definition.name = "Calendar of " + name;
      kept.created_at = kept.updated_at = now();
      agreement.definition.calendar_id = kept.id;
      must(tx.calendars().insert(kept));
    }
    if (sla) must(tx.slas().insert(agreement));
    must(tx.locations().insert(location, domain::search_text(location, {})));
    for (const auto& uid : evses) {
      domain::Evse evse;
      evse.location_id = location.id;
      evse.uid = uid;
      must(tx.evses().insert(evse));
    }
    return service::Outcome::commit;
  });
  return location.id;
}

base::Result<service::IncidentDetail> IncidentWorld::open(domain::LocationId location, const std::string& evse,
                                                          std::optional<base::Instant> reported_at) {
  service::NewIncident input;
  input.location_id = location;
  input.description.evse_uid = evse;
  input.description.title = evse + " does not start";
  input.reported_at = reported_at;
  return call([&](service::Call& one) { return service::create_incident(one, *book_, input); });
}

base::Result<service::OrderOutcome> IncidentWorld::act(domain::IncidentId id, domain::IncidentCommand command) {
  return call([&](service::Call& one) { return service::act_on_incidents(one, *book_, {{id}, command, true}); });
}

base::Result<service::IncidentUndo> IncidentWorld::undo(domain::BulkOperationId id) {
  return call([&](service::Call& one) { return service::undo_incident_action(one, *book_, id); });
}

service::IncidentDetail IncidentWorld::get(domain::IncidentId id) {
  return call([&](service::Call& one) { return service::get_incident(one, *book_, id); }).value();
}

std::vector<domain::IncidentEvent> IncidentWorld::log(domain::IncidentId id) {
  std::vector<domain::IncidentEvent> events;
  store_->read(scope(), [&](service::Transaction& tx) {
    const auto view = tx.incidents().view(id).value();
    events = tx.incidents().events(view.kept.incident.number);
  });
  return events;
}

std::vector<domain::AuditEntry> IncidentWorld::audit(domain::IncidentId id) {
  domain::AuditFilter filter;
  filter.entity_type = domain::EntityType::incident;
  filter.entity_id = base::to_string(id);
  std::vector<domain::AuditEntry> entries;
  store_->read(scope(), [&](service::Transaction& tx) {
    entries = tx.audit().list(filter, {500, std::nullopt}).items;
  });
  return entries;
}

void IncidentWorld::spoil(domain::IncidentId id) {
  store_->write_and_wait(scope(), [&](service::Transaction& tx) {
    auto kept = tx.incidents().get_for_change(id).value();
    tx.incidents().keep_terms("spoilt", kept.place.sla_id.value(), std::nullopt, "{}");
    kept.incident.terms_key = "spoilt";
    must(tx.incidents().update(kept, kept.incident.version, std::nullopt));
    return service::Outcome::commit;
  });
}

}  // namespace chargeward
