// Gathering runs of entries, and writing events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
#include "live_changes.hpp"

#include <fmt/format.h>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace chargeward::service {
namespace {

using domain::EntityType;
using domain::FeedEntry;

/// More entries than this of one piece of work are told as one.
constexpr std::size_t kToldSingly = 500;
/// A page holds such a run and more, so that what a page cuts off is seen whole in the next one.
constexpr int kPageEntries = 1'000;

/// What entries belong together by: a bulk operation, or an import.
std::optional<base::Uuid> work_of(const FeedEntry& entry) {
  if (entry.operation_id) return entry.operation_id->uuid();
  if (entry.actor.kind == domain::ActorKind::import) return entry.actor.id;
  return std::nullopt;
}

/// One change for each type among the entries, at the place of its last one.
void tell_counts(std::span<const FeedEntry> run, std::vector<LiveChange>& changes) {
  const auto first = static_cast<std::ptrdiff_t>(changes.size());
  for (const FeedEntry& entry : run) {
    const auto same = std::find_if(changes.begin() + first, changes.end(), [&](const LiveChange& change) {
      return change.entry.entity_type == entry.entity_type;
    });
    if (same == changes.end()) {
      changes.push_back({entry, 1});
    } else {
      *same = {entry, same->count + 1};
    }
  }
  std::sort(changes.begin() + first, changes.end(),
            [](const LiveChange& a, const LiveChange& b) { return a.entry.position < b.entry.position; });
}

LiveChanges gather(AuditStore& record, const FeedRange& range) {
  const auto page = record.feed(range, kPageEntries);
  LiveChanges out;
  out.end = range.after;
  out.has_more = page.has_more;
  out.is_held_back = page.is_held_back;
  for (auto begin = page.entries.begin(); begin != page.entries.end();) {
    const auto work = work_of(*begin);
    const auto end = std::find_if(begin + 1, page.entries.end(),
                                  [&](const FeedEntry& entry) { return !work || work_of(entry) != work; });
    const std::span<const FeedEntry> run(begin, end);
    const bool is_cut_off = end == page.entries.end() && page.has_more;
    if (run.size() <= kToldSingly) {
      if (work && is_cut_off) break;
      for (const FeedEntry& entry : run) out.changes.push_back({entry, 1});
    } else {
      tell_counts(run, out.changes);
    }
    out.end = run.back().position;
    if (run.size() > kToldSingly && is_cut_off && run.back().operation_id) {
      const FeedRun rest = record.feed_run_behind(run.back());
      out.changes.back().count += rest.count;
      out.changes.back().entry.position = out.end = rest.end;
    }
    begin = end;
  }
  return out;
}

std::string_view event_type_of(EntityType type, Detail detail) {
  const bool is_equipment = type == EntityType::evse || type == EntityType::charge_point;
  return domain::to_string(detail == Detail::that_something_changed && is_equipment ? EntityType::location : type);
}

void append_event(std::string& text, std::string_view name, const domain::FeedPosition& position,
                  const boost::json::object& data) {
  fmt::format_to(std::back_inserter(text), "event: {}\nid: {}\ndata: {}\n\n", name, domain::to_string(position),
                 boost::json::serialize(data));
}

boost::json::object whole(const LiveChange& change) {
  const FeedEntry& entry = change.entry;
  const bool is_one = change.count == 1;
  boost::json::object actor{{"kind", domain::to_string(entry.actor.kind)}, {"id", nullptr}, {"name", entry.actor.name}};
  if (entry.actor.id) actor["id"] = base::to_string(*entry.actor.id);
  boost::json::object data{{"entity_type", domain::to_string(entry.entity_type)},
                           {"entity_id", nullptr},
                           {"action", domain::to_string(entry.action)},
                           {"at", base::format_rfc3339(entry.at)},
                           {"actor", std::move(actor)},
                           {"operation_id", nullptr},
                           {"count", change.count}};
  if (is_one) data["entity_id"] = entry.entity_id;
  if (entry.operation_id) data["operation_id"] = base::to_string(*entry.operation_id);
  return data;
}

boost::json::object that_something_changed(std::string_view type, base::Instant at) {
  return {{"entity_type", type}, {"entity_id", nullptr},    {"action", nullptr}, {"at", base::format_rfc3339(at)},
          {"actor", nullptr},    {"operation_id", nullptr}, {"count", nullptr}};
}

}  // namespace

LiveChanges read_changes(Store& store, domain::OrganisationKey organisation, const FeedRange& range) {
  LiveChanges changes;
  store.read(Scope::organisation(organisation), [&](Transaction& tx) { changes = gather(tx.audit(), range); });
  return changes;
}

std::string changed_events(std::span<const LiveChange> changes, const Audience& audience) {
  std::string text;
  if (audience.detail == Detail::all) {
    for (const auto& change : changes) {
      if (audience.hears(change.entry.entity_type)) append_event(text, "changed", change.entry.position, whole(change));
    }
    return text;
  }
  // Once for each type, however many there were; from the last one on, so that the place is right.
  std::set<std::string_view> told;
  std::vector<std::string> events;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    const std::string_view type = event_type_of(change->entry.entity_type, audience.detail);
    if (!audience.hears(change->entry.entity_type) || !told.insert(type).second) continue;
    append_event(events.emplace_back(), "changed", change->entry.position,
                 that_something_changed(type, change->entry.at));
  }
  for (auto event = events.rbegin(); event != events.rend(); ++event) text += *event;
  return text;
}

std::string plain_event(std::string_view name, const domain::FeedPosition& position, base::Instant now) {
  std::string text;
  append_event(text, name, position, {{"at", base::format_rfc3339(now)}});
  return text;
}

}  // namespace chargeward::service
