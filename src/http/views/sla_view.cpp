// JSON of service level agreements.
#include "views/sla_view.hpp"

#include "views/calendar_view.hpp"
#include "views/contact_view.hpp"

namespace chargeward::http {

JsonObject level_view(const domain::ResolutionTime& level) {
  return JsonObject(
      {{"resolution_minutes", level.resolution_minutes}, {"restrict_to_weekdays", level.restrict_to_weekdays}});
}

JsonObject sla_view(const service::SlaListItem& item) {
  const auto& sla = item.sla;
  const auto& definition = sla.definition;
  return JsonObject({
      {"id", sla.id},
      {"name", definition.name},
      {"description", definition.description},
      {"first_level", level_view(definition.first_level)},
      {"second_level", level_view(definition.second_level)},
      {"contact_id", definition.contact_id},
      {"contact", contact_summary_or_null(item.contact)},
      {"is_default", definition.is_default},
      {"calendar_id", definition.calendar_id},
      {"calendar", calendar_reference_or_null(item.calendar)},
      {"pauses_allowed", definition.pauses_allowed},
      {"reminder_percents", definition.reminder_percents},
      {"location_count", item.location_count},
      {"version", sla.version},
      {"created_at", sla.created_at},
      {"updated_at", sla.updated_at},
      {"archived_at", sla.archived_at},
  });
}

JsonValue sla_summary_or_null(const std::optional<domain::SlaSummary>& sla) {
  if (!sla) return JsonValue(nullptr);
  return JsonObject({
      {"id", sla->id},
      {"name", sla->name},
      {"first_level", level_view(sla->first_level)},
      {"second_level", level_view(sla->second_level)},
      {"contact", contact_summary_or_null(sla->contact)},
      {"is_default", sla->is_default},
      {"calendar", calendar_reference_or_null(sla->calendar)},
  });
}

JsonObject sla_version_view(const domain::SlaVersion& version) {
  const auto& definition = version.definition;
  return JsonObject({
      {"version", version.version},
      {"name", definition.name},
      {"description", definition.description},
      {"first_level", level_view(definition.first_level)},
      {"second_level", level_view(definition.second_level)},
      {"contact_id", definition.contact_id},
      {"contact_name", version.contact_name},
      {"is_default", definition.is_default},
      {"calendar_id", definition.calendar_id},
      {"calendar_name", version.calendar_name},
      {"pauses_allowed", definition.pauses_allowed},
      {"reminder_percents", definition.reminder_percents},
      {"changed_at", version.changed_at},
      {"changed_by", actor_view(version.changed_by)},
  });
}

JsonObject default_preview_view(const service::DefaultPreview& preview) {
  JsonValue current(nullptr);
  if (preview.current_default) {
    current = reference_view(preview.current_default->id, preview.current_default->definition.name);
  }
  return JsonObject({{"current_default", std::move(current)}, {"flagged_after", preview.flagged_after}});
}

}  // namespace chargeward::http
