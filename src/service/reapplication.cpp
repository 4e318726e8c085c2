// Re-applying terms to open incidents, after a look at what would move; declared in deadline_service.hpp.
#include <algorithm>
#include <functional>
#include <map>

#include "chargeward/service/deadline_service.hpp"
#include "incident_keeping.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using domain::IncidentEvent;
using domain::IncidentEventKind;

constexpr int kPortion = 500;

base::Status check_selection(Call& call, const ActiveSelection& selection) {
  const auto unknown = [](std::string_view pointer) {
    return invalid_field(pointer, "unknown_reference", "There is no such thing here.");
  };
  if (const auto* sla = std::get_if<domain::SlaId>(&selection)) {
    if (!call.tx.slas().get(*sla)) return unknown("/sla_id");
  } else if (const auto* calendar = std::get_if<domain::CalendarId>(&selection)) {
    if (!call.tx.calendars().get(*calendar)) return unknown("/calendar_id");
  } else if (const auto* location = std::get_if<domain::LocationId>(&selection)) {
    if (!call.tx.incidents().site(*location)) return unknown("/location_id");
  } else if (const auto* operation = std::get_if<domain::BulkOperationId>(&selection)) {
    if (!call.tx.bindings().bound_at(*operation)) return unknown("/operation_id");
  }
  return {};
}

/// The SLA whose present terms an incident would get: of an SLA or a calendar its own one, at locations the one bound
/// there now.
std::optional<domain::SlaId> next_sla(const ActiveSelection& selection, const TermsPointer& before,
                                      const IncidentSite& site) {
  if (std::holds_alternative<domain::LocationId>(selection) ||
      std::holds_alternative<domain::BulkOperationId>(selection)) {
    return site.sla_id;
  }
  return before ? std::optional(before->terms().sla_id) : std::nullopt;
}

/// What the terms of one SLA depend on.
std::string terms_name(domain::SlaId sla, const IncidentSite& site) {
  return base::to_string(sla) + " " + site.time_zone + " " + site.country;
}

struct Dues {
  std::optional<base::Instant> first;
  std::optional<base::Instant> total;
  std::optional<std::chrono::milliseconds> total_left;
  bool operator==(const Dues&) const = default;
};

Dues dues_of(const domain::Incident& incident, const TermsPointer& terms) {
  if (!terms) return {};
  const auto deadlines = domain::deadlines_of(incident, terms->times());
  return {deadlines.first_due, deadlines.total_due, deadlines.total_left};
}

/// Calls `visit(kept, site, before)` for every active incident of the selection.
template <class Visit>
base::Status for_each_active(Call& call, TermsBook& book, const ActiveSelection& selection, Visit visit) {
  std::int64_t after = 0;
  while (true) {
    auto portion = call.tx.incidents().active(selection, after, kPortion);
    for (auto& kept : portion) {
      after = kept.incident.number;
      const auto site = call.tx.incidents().site(kept.incident.location_id).value();
      const auto before = book.find(call, kept.incident.terms_key);
      CHARGEWARD_CHECK(visit(kept, site, before));
    }
    if (portion.size() < static_cast<std::size_t>(kPortion)) return {};
  }
}

MovedIncident moved_of(const KeptIncident& kept, const IncidentSite& site, const Dues& from, const Dues& to,
                       base::Instant now) {
  MovedIncident moved{kept.incident, site.name, from.first, to.first, from.total, to.total, false};
  moved.becomes_breached = to.total && *to.total <= now && !kept.incident.clock.total_breached_at;
  return moved;
}

std::chrono::milliseconds distance(const MovedIncident& moved) {
  if (!moved.total_due_from || !moved.total_due_to) return std::chrono::milliseconds::max();
  return std::chrono::abs(*moved.total_due_to - *moved.total_due_from);
}

base::Result<std::optional<domain::Sla>> proposed_sla(Call& call, const ActiveSelection& selection,
                                                      const std::optional<TermsProposal>& proposal) {
  if (!proposal) return std::optional<domain::Sla>();
  const auto* id = std::get_if<domain::SlaId>(&selection);
  if (id == nullptr) return invalid_field("/proposed", "not_allowed", "Proposed terms go with an sla_id.");
  auto sla = call.tx.slas().get(*id).value();
  sla.definition.first_level = proposal->first_level;
  sla.definition.second_level = proposal->second_level;
  sla.definition.calendar_id = proposal->calendar_id;
  ++sla.version;
  const auto checked = sla.definition.check();
  if (!checked) {
    base::Error error = checked.error();
    for (auto& field : error.fields) field.pointer = "/proposed" + field.pointer;
    return error;
  }
  if (proposal->calendar_id && !call.tx.calendars().get(*proposal->calendar_id))
    return invalid_field("/proposed/calendar_id", "unknown_reference", "There is no such calendar.");
  return std::optional(std::move(sla));
}

}  // namespace

base::Result<ReapplicationPreview> preview_reapplication(Call& call, TermsBook& book, const ActiveSelection& selection,
                                                         const std::optional<TermsProposal>& proposal) {
  CHARGEWARD_CHECK(check_selection(call, selection));
  CHARGEWARD_TRY(const auto proposed, proposed_sla(call, selection, proposal));
  ReapplicationPreview preview;
  std::map<std::string, TermsPointer> imagined;  // by zone and country
  const auto terms_for = [&](const IncidentSite& site, const TermsPointer& before) -> TermsPointer {
    const auto sla = proposed ? std::optional(proposed->id) : next_sla(selection, before, site);
    if (!sla) return nullptr;
    auto& terms = imagined[terms_name(*sla, site)];
    if (!terms) terms = book.imagine(call, proposed ? *proposed : call.tx.slas().get(*sla).value(), site);
    return terms;
  };
  CHARGEWARD_CHECK(for_each_active(
      call, book, selection,
      [&](const KeptIncident& kept, const IncidentSite& site, const TermsPointer& before) -> base::Status {
        ++preview.active;
        const Dues from = dues_of(kept.incident, before);
        const Dues to = dues_of(kept.incident, terms_for(site, before));
        if (from == to) return {};
        ++preview.moved;
        auto moved = moved_of(kept, site, from, to, call.now);
        if (moved.becomes_breached) ++preview.become_breached;
        preview.items.push_back(std::move(moved));
        return {};
      }));
  std::ranges::stable_sort(preview.items, std::greater{}, distance);
  if (preview.items.size() > kMovedShownMax)
    preview.items.erase(preview.items.begin() + kMovedShownMax, preview.items.end());
  return preview;
}

base::Result<Reapplication> reapply_terms(Call& call, TermsBook& book, const ActiveSelection& selection) {
  CHARGEWARD_CHECK(check_selection(call, selection));
  const IncidentRules rules = incident_rules(call);
  Reapplication done;
  done.operation_id = call.ids.next_id<domain::BulkOperationId>(call.now);
  std::map<std::string, TermsPointer> frozen;  // by SLA, zone and country: none of it changes within the transaction
  const auto terms_for = [&](const std::optional<domain::SlaId>& sla, const IncidentSite& site) -> TermsPointer {
    if (!sla) return nullptr;
    auto& terms = frozen[terms_name(*sla, site)];
    if (!terms) terms = book.freeze(call, *sla, site);
    return terms;
  };
  CHARGEWARD_CHECK(
      for_each_active(call, book, selection,
                      [&](KeptIncident& kept, const IncidentSite& site, const TermsPointer& before) -> base::Status {
                        ++done.active;
                        const TermsPointer after = terms_for(next_sla(selection, before, site), site);
                        const auto key_of = [](const TermsPointer& terms) {
                          return terms ? std::optional(terms->key()) : std::optional<std::string>();
                        };
                        if (key_of(after) == key_of(before)) return {};
                        const auto version_before = kept.incident.version;
                        auto happened = catch_up(call, book, kept, rules);
                        const Dues from = dues_of(kept.incident, before);
                        const Dues to = dues_of(kept.incident, after);
                        std::vector<IncidentEvent> events(1);
                        IncidentEvent& event = events.front();
                        event.kind = IncidentEventKind::terms_applied;
                        event.at = call.now;
                        event.terms_key_before = key_of(before);
                        event.terms_key = key_of(after);
                        event.total_due_before = from.total;
                        event.total_due_after = to.total;
                        apply_all(kept.incident, events, call, std::nullopt);
                        settle_place(kept, after, rules);
                        if (from != to) ++done.moved;
                        std::move(events.begin(), events.end(), std::back_inserter(happened));
                        return keep_changed(call, kept, version_before, happened, domain::AuditAction::terms_applied,
                                            done.operation_id);
                      }));
  return done;
}

}  // namespace chargeward::service
