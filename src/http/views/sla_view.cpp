// JSON of service level agreements.
#include "views/sla_view.hpp"

#include "views/calendar_view.hpp"
#include "views/contact_view.hpp"

namespace chargeward::http {
namespace {

JsonObject level_view(const domain::ResolutionTime& level, const JsonStorage& storage) {
  return JsonObject(
      {{"resolution_minutes", level.resolution_minutes}, {"restrict_to_weekdays", level.restrict_to_weekdays}},
      storage);
}

JsonArray reminders_view(const std::vector<int>& percents, const JsonStorage& storage) {
  return JsonArray(percents.begin(), percents.end(), storage);
}

}  // namespace

JsonObject sla_view(const service::SlaListItem& item, const JsonStorage& storage) {
  const auto& sla = item.sla;
  const auto& definition = sla.definition;
  return JsonObject(
      {
          {"id", id_value(sla.id, storage)},
          {"name", definition.name},
          {"description", definition.description},
          {"first_level", level_view(definition.first_level, storage)},
          {"second_level", level_view(definition.second_level, storage)},
          {"contact_id", id_or_null(definition.contact_id, storage)},
          {"contact", contact_summary_or_null(item.contact, storage)},
          {"is_default", definition.is_default},
          {"calendar_id", id_or_null(definition.calendar_id, storage)},
          {"calendar", calendar_reference_or_null(item.calendar, storage)},
          {"pauses_allowed", definition.pauses_allowed},
          {"reminder_percents", reminders_view(definition.reminder_percents, storage)},
          {"location_count", item.location_count},
          {"version", sla.version},
          {"created_at", instant_value(sla.created_at, storage)},
          {"updated_at", instant_value(sla.updated_at, storage)},
          {"archived_at", instant_or_null(sla.archived_at, storage)},
      },
      storage);
}

JsonValue sla_summary_or_null(const std::optional<domain::SlaSummary>& sla, const JsonStorage& storage) {
  if (!sla) return JsonValue(nullptr, storage);
  return JsonObject(
      {
          {"id", id_value(sla->id, storage)},
          {"name", sla->name},
          {"first_level", level_view(sla->first_level, storage)},
          {"second_level", level_view(sla->second_level, storage)},
          {"contact", contact_summary_or_null(sla->contact, storage)},
          {"is_default", sla->is_default},
          {"calendar", calendar_reference_or_null(sla->calendar, storage)},
      },
      storage);
}

JsonObject sla_version_view(const domain::SlaVersion& version, const JsonStorage& storage) {
  const auto& definition = version.definition;
  return JsonObject(
      {
          {"version", version.version},
          {"name", definition.name},
          {"description", definition.description},
          {"first_level", level_view(definition.first_level, storage)},
          {"second_level", level_view(definition.second_level, storage)},
          {"contact_id", id_or_null(definition.contact_id, storage)},
          {"contact_name", text_or_null(version.contact_name, storage)},
          {"is_default", definition.is_default},
          {"calendar_id", id_or_null(definition.calendar_id, storage)},
          {"calendar_name", text_or_null(version.calendar_name, storage)},
          {"pauses_allowed", definition.pauses_allowed},
          {"reminder_percents", reminders_view(definition.reminder_percents, storage)},
          {"changed_at", instant_value(version.changed_at, storage)},
          {"changed_by", actor_view(version.changed_by, storage)},
      },
      storage);
}

JsonObject default_preview_view(const service::DefaultPreview& preview, const JsonStorage& storage) {
  JsonValue current(nullptr, storage);
  if (preview.current_default) {
    current = reference_view(preview.current_default->id, preview.current_default->definition.name, storage);
  }
  return JsonObject({{"current_default", std::move(current)}, {"flagged_after", preview.flagged_after}}, storage);
}

}  // namespace chargeward::http
