// One batch into the database; see the header.
#include "import_apply.hpp"

#include <algorithm>
#include <utility>

#include "chargeward/base/unavailable.hpp"
#include "incident_keeping.hpp"

namespace chargeward::service {
namespace {

using domain::AuditAction;
using domain::EntityType;
using domain::TimeZoneSource;

/// Between looking and writing somebody else was faster: the batch is undone and run again.
void require(Stored stored) {
  if (stored != Stored::done) throw base::Unavailable("a location was changed while the import wrote it");
}

void count(std::vector<domain::ImportFindingCount>& counts, const std::string& code) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const domain::ImportFindingCount& known) { return known.code == code; });
  if (found == counts.end()) {
    counts.push_back({code, 1});
  } else {
    ++found->count;
  }
}

std::int64_t connector_count(const domain::FeedLocation& feed) {
  std::int64_t total = 0;
  for (const auto& evse : feed.evses) total += std::ssize(evse.definition.connectors);
  return total;
}

std::string evse_entity_id(const domain::Evse& evse) { return base::to_string(evse.location_id) + "/" + evse.uid; }

}  // namespace

domain::ActorName actor_of(const domain::Import& import) {
  std::string name = import.file_name.value_or(import.profile.value_or(std::string(domain::to_string(import.format))));
  return {domain::ActorKind::import, import.id.uuid(), std::move(name)};
}

void ImportProgress::note(const domain::FeedObject& object, domain::FindingOutcome outcome,
                          const std::vector<domain::ImportProblem>& problems) {
  ++import.findings;
  for (const auto& problem : problems) count(import.finding_counts, problem.code);
  std::stable_sort(import.finding_counts.begin(), import.finding_counts.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  if (import.findings > kFindingsKeptMax) return;
  findings.push_back({import.findings, outcome, object.object_index, object.byte_position, object.key, problems});
}

ImportApplication::ImportApplication(Call& call, TermsBook& book, const domain::TimeZoneTable& zones,
                                     ImportProgress& progress)
    : call_(call), book_(book), zones_(zones), progress_(progress), default_sla_(call.tx.slas().find_default()) {}

void ImportApplication::apply(const ImportObject& object) {
  ++progress_.import.objects;
  auto problems = object.feed.problems;
  Applied applied = Applied::refused;
  if (object.is_superseded) {
    leave(*object.feed.location);
    applied = Applied::kept;
  } else if (object.feed.location) {
    applied = apply_location(*object.feed.location, problems);
  }
  if (applied == Applied::refused) ++progress_.import.refused;
  if (problems.empty()) return;
  const bool refused = applied == Applied::refused;
  progress_.note(object.feed, refused ? domain::FindingOutcome::refused : domain::FindingOutcome::odd, problems);
}

ImportApplication::Applied ImportApplication::apply_location(const domain::FeedLocation& feed,
                                                             std::vector<domain::ImportProblem>& problems) {
  const auto known = call_.tx.locations().find_by_key(feed.key);
  if (!known) return add(feed, problems);
  if (known->fingerprint == feed.fingerprint) {
    leave(feed);
    return Applied::kept;
  }
  return compare(known->id, feed, problems);
}

/// The feed's zone, or the one of country and place. False when neither tells: UTC would be a lie.
bool ImportApplication::settle_time_zone(domain::LocationDefinition& definition) const {
  if (!definition.time_zone.empty()) return true;
  definition.time_zone = zones_.derive(definition.country, definition.coordinates).value_or("");
  definition.time_zone_source = TimeZoneSource::derived;
  return !definition.time_zone.empty();
}

ImportApplication::Applied ImportApplication::add(const domain::FeedLocation& feed,
                                                  std::vector<domain::ImportProblem>& problems) {
  domain::Location location;
  location.definition = feed.definition;
  if (!settle_time_zone(location.definition)) {
    problems.insert(problems.begin(), {"time_zone_unknown", "/time_zone", feed.definition.country});
    return Applied::refused;
  }
  location.id = call_.ids.next_id<domain::LocationId>(call_.now);
  location.key = feed.key;
  if (default_sla_) location.sla_id = default_sla_->id;
  location.source = domain::LocationSource::import;
  location.last_updated = feed.last_updated;
  location.fingerprint = feed.fingerprint;
  location.created_at = location.updated_at = call_.now;
  std::vector<domain::Evse> evses;
  evses.reserve(feed.evses.size());
  for (const auto& evse : feed.evses) evses.push_back({location.id, evse.uid, evse.definition, 1, std::nullopt});
  location.figures = domain::figures_of(evses);
  require(call_.tx.locations().insert(location, domain::search_text(location, evses)));
  for (const auto& evse : evses) require(call_.tx.evses().insert(evse));

  // One entry for the location and what came with it: later entries say from what each field went to what.
  std::vector<domain::FieldChange> changes;
  if (location.sla_id) changes.push_back({"sla_id", nullptr, boost::json::value(base::to_string(*location.sla_id))});
  if (!evses.empty()) changes.push_back({"evse_count", nullptr, std::ssize(evses)});
  record(call_, AuditAction::created, EntityType::location, base::to_string(location.id), location.definition.name,
         std::move(changes));
  ++progress_.import.locations.added;
  progress_.import.evses.added += std::ssize(evses);
  progress_.import.connectors.added += connector_count(feed);
  return Applied::kept;
}

void ImportApplication::leave(const domain::FeedLocation& feed) {
  ++progress_.import.locations.unchanged;
  progress_.import.evses.unchanged += std::ssize(feed.evses);
  progress_.import.connectors.unchanged += connector_count(feed);
}

ImportApplication::Applied ImportApplication::compare(domain::LocationId id, const domain::FeedLocation& feed,
                                                      std::vector<domain::ImportProblem>& problems) {
  auto location = call_.tx.locations().get(id);
  if (!location) throw base::Unavailable("a location was gone while the import compared it");
  if (location->archived_at) {
    // A person took it out of use; a feed that still has it does not bring it back.
    problems.push_back({"archived", "", std::nullopt});
    leave(feed);
    return Applied::kept;
  }
  auto evses = call_.tx.evses().list(id, domain::ArchivedFilter::no);
  merge_evses(*location, feed, evses, problems);
  const auto figures_before = std::exchange(location->figures, domain::figures_of(evses));
  location->last_updated = feed.last_updated;
  location->fingerprint = feed.fingerprint;
  const bool changed = update_definition(*location, feed, problems);
  const auto search_text = domain::search_text(*location, evses);
  if (changed) {
    require(call_.tx.locations().update(*location, search_text));
    ++progress_.import.locations.changed;
  } else {
    require(call_.tx.locations().update_figures(*location, search_text));
    ++progress_.import.locations.unchanged;
  }
  if (location->figures != figures_before) settle_places(call_, book_, id);
  follow_statuses();
  return Applied::kept;
}

/// The feed's definition, with the zone that a person chose. True when a field differs: then it is a new version.
bool ImportApplication::update_definition(domain::Location& location, const domain::FeedLocation& feed,
                                          std::vector<domain::ImportProblem>& problems) {
  auto definition = feed.definition;
  const auto& before = location.definition;
  if (before.time_zone_source == TimeZoneSource::set) {
    definition.time_zone = before.time_zone;
    definition.time_zone_source = before.time_zone_source;
  } else if (!settle_time_zone(definition)) {
    definition.time_zone = before.time_zone;
    definition.time_zone_source = before.time_zone_source;
    problems.push_back({"time_zone_unknown", "/time_zone", definition.country});
  }
  auto changes = domain::differences(before.to_json(), definition.to_json());
  if (changes.empty()) return false;
  location.definition = std::move(definition);
  ++location.version;
  location.updated_at = call_.now;
  record(call_, AuditAction::updated, EntityType::location, base::to_string(location.id), location.definition.name,
         std::move(changes));
  return true;
}

/// Brings the EVSEs to what the feed says. Those that it does not have stay: absent is not removed.
void ImportApplication::merge_evses(const domain::Location& location, const domain::FeedLocation& feed,
                                    std::vector<domain::Evse>& evses, std::vector<domain::ImportProblem>& problems) {
  std::optional<std::vector<domain::Evse>> archived;
  for (std::size_t i = 0; i < feed.evses.size(); ++i) {
    const auto& said = feed.evses[i];
    const auto has_uid = [&](const domain::Evse& evse) { return evse.uid == said.uid; };
    if (const auto known = std::find_if(evses.begin(), evses.end(), has_uid); known != evses.end()) {
      update_evse(said, *known);
      continue;
    }
    if (!archived) archived = call_.tx.evses().list(location.id, domain::ArchivedFilter::only);
    if (std::any_of(archived->begin(), archived->end(), has_uid)) {
      problems.push_back({"archived", "/evses/" + std::to_string(i), said.uid});
      ++progress_.import.evses.unchanged;
      progress_.import.connectors.unchanged += std::ssize(said.definition.connectors);
      continue;
    }
    insert_evse({location.id, said.uid, said.definition, 1, std::nullopt});
    evses.push_back({location.id, said.uid, said.definition, 1, std::nullopt});
  }
}

void ImportApplication::update_evse(const domain::FeedEvse& feed, domain::Evse& evse) {
  auto definition = feed.definition;
  definition.charge_point_id = evse.definition.charge_point_id;
  count_connectors(evse.definition.connectors, definition.connectors);
  if (definition == evse.definition) {
    ++progress_.import.evses.unchanged;
    return;
  }
  auto changes = domain::differences(evse.definition.to_json(), definition.to_json());
  const auto before = std::exchange(evse.definition, std::move(definition));
  ++evse.version;
  require(call_.tx.evses().update(evse));
  ++progress_.import.evses.changed;
  record(call_, AuditAction::updated, EntityType::evse, evse_entity_id(evse),
         evse.definition.evse_id.value_or(evse.uid), std::move(changes));
  if (evse.definition.status == before.status) return;
  // A time that stood there before belongs to what was reported before.
  const bool is_dated = evse.definition.last_updated != before.last_updated;
  statuses_.push_back({evse, before.status, is_dated ? evse.definition.last_updated : std::nullopt});
}

/// Once the location's figures are stored: an incident says how many of its EVSEs are left.
void ImportApplication::follow_statuses() {
  for (const auto& change : statuses_) {
    const auto opened = follow_status(call_, book_, change);
    if (!opened) throw base::Unavailable("an incident was changed while the import wrote it");
    if (*opened) ++progress_.import.incidents_opened;
  }
  statuses_.clear();
}

void ImportApplication::insert_evse(const domain::Evse& evse) {
  require(call_.tx.evses().insert(evse));
  ++progress_.import.evses.added;
  progress_.import.connectors.added += std::ssize(evse.definition.connectors);
  record(call_, AuditAction::created, EntityType::evse, evse_entity_id(evse),
         evse.definition.evse_id.value_or(evse.uid), domain::differences({}, evse.definition.to_json()));
}

void ImportApplication::count_connectors(const std::vector<domain::Connector>& before,
                                         const std::vector<domain::Connector>& after) {
  auto& tally = progress_.import.connectors;
  for (const auto& connector : after) {
    const auto known = std::find_if(before.begin(), before.end(),
                                    [&](const domain::Connector& other) { return other.id == connector.id; });
    if (known == before.end()) {
      ++tally.added;
    } else {
      ++(*known == connector ? tally.unchanged : tally.changed);
    }
  }
}

}  // namespace chargeward::service
