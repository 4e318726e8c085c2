// See the header.
#include "chargeward/service/incident_link_service.hpp"

#include "incident_keeping.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::IncidentEvent;
using domain::IncidentEventKind;
using domain::IncidentId;

constexpr std::string_view kOther = "linked_incident_id";

struct Pair {
  KeptIncident one;
  KeptIncident other;
};

/// Both for a change, in the order of their ids, so that two such calls never wait for each other in a ring.
/// not_found for `id`; a field for the other.
base::Result<Pair> find_pair(Call& call, IncidentId id, IncidentId other) {
  std::optional<base::Result<KeptIncident>> found_other;
  if (other < id) found_other.emplace(find_incident_for_change(call, other));
  CHARGEWARD_TRY(KeptIncident one, find_incident_for_change(call, id));
  if (!found_other) found_other.emplace(find_incident_for_change(call, other));
  if (!*found_other) return invalid_field(kOther, "unknown_reference", "There is no such incident.");
  return Pair{std::move(one), **std::move(found_other)};
}

IncidentEvent event_of(IncidentEventKind kind, const domain::Incident& other, base::Instant now) {
  IncidentEvent event;
  event.kind = kind;
  event.at = now;
  event.other = other.id;
  event.name = record_name(other);
  return event;
}

base::Status tell_both(Call& call, TermsBook& book, Pair& pair, IncidentEventKind kind) {
  CHARGEWARD_CHECK(write_down(call, book, pair.one, event_of(kind, pair.other.incident, call.now)));
  return write_down(call, book, pair.other, event_of(kind, pair.one.incident, call.now));
}

base::Status check_room(Call& call, IncidentId id) {
  // The new link is there already.
  if (call.tx.incident_links().linked(id).size() <= kIncidentLinksMax) return {};
  return base::error(ErrorCode::links_full, "An incident takes at most 50 links: take one away first.");
}

}  // namespace

base::Result<std::vector<domain::Incident>> list_incident_links(Call& call, IncidentId id) {
  const auto view = call.tx.incidents().view(id);
  if (!view || !sees(call, *view)) return base::error(ErrorCode::not_found);
  std::vector<domain::Incident> linked;
  for (const auto& other : call.tx.incident_links().linked(id)) {
    auto other_view = call.tx.incidents().view(other).value();
    if (sees(call, other_view)) linked.push_back(std::move(other_view.kept.incident));
  }
  return linked;
}

base::Status link_incidents(Call& call, TermsBook& book, IncidentId id, IncidentId other) {
  CHARGEWARD_TRY(Pair pair, find_pair(call, id, other));
  if (id == other) return invalid_field(kOther, "not_allowed", "An incident can't be linked with itself.");
  if (!call.tx.incident_links().link(id, other)) return {};
  CHARGEWARD_CHECK(check_room(call, id));
  CHARGEWARD_CHECK(check_room(call, other));
  return tell_both(call, book, pair, IncidentEventKind::linked);
}

base::Status unlink_incidents(Call& call, TermsBook& book, IncidentId id, IncidentId other) {
  auto pair = find_pair(call, id, other);
  if (!pair && pair.error().code == ErrorCode::invalid) return {};
  if (!pair) return std::move(pair).error();
  if (!call.tx.incident_links().unlink(id, other)) return {};
  return tell_both(call, book, *pair, IncidentEventKind::unlinked);
}

}  // namespace chargeward::service
