// The rules of an SLA's terms; see the header.
#include "chargeward/domain/sla.hpp"

#include <fmt/format.h>
#include <boost/json/array.hpp>

#include "chargeward/domain/field_checks.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

void check_reminders(FieldChecks& checks, const std::vector<int>& percents) {
  if (percents.size() > kRemindersMax) {
    checks.add("/reminder_percents", "too_many", fmt::format("At most {} reminders.", kRemindersMax),
               {{"max", std::to_string(kRemindersMax)}});
  }
  for (std::size_t i = 0; i < percents.size(); ++i) {
    const auto pointer = fmt::format("/reminder_percents/{}", i);
    checks.range(pointer, std::int64_t{percents[i]}, kReminderPercentMin, kReminderPercentMax);
    if (i > 0 && percents[i] <= percents[i - 1]) {
      checks.add(pointer, "not_ascending", "Each reminder must be later than the one before it: 75, then 90.");
    }
  }
}

}  // namespace

base::Status SlaDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.length("/description", description, 0, kDescriptionLengthMax);
  checks.range("/first_level/resolution_minutes", std::int64_t{first_level.resolution_minutes}, kResolutionMinutesMin,
               kResolutionMinutesMax);
  checks.range("/second_level/resolution_minutes", std::int64_t{second_level.resolution_minutes}, kResolutionMinutesMin,
               kResolutionMinutesMax);
  check_reminders(checks, reminder_percents);
  return std::move(checks).status();
}

boost::json::object SlaDefinition::to_json() const {
  return {{"name", name},
          {"description", description},
          {"first_level.resolution_minutes", first_level.resolution_minutes},
          {"first_level.restrict_to_weekdays", first_level.restrict_to_weekdays},
          {"second_level.resolution_minutes", second_level.resolution_minutes},
          {"second_level.restrict_to_weekdays", second_level.restrict_to_weekdays},
          {"contact_id", json_or_null(contact_id)},
          {"is_default", is_default},
          {"calendar_id", json_or_null(calendar_id)},
          {"pauses_allowed", pauses_allowed},
          {"reminder_percents", boost::json::array(reminder_percents.begin(), reminder_percents.end())}};
}

}  // namespace chargeward::domain
