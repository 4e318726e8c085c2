// The fields by kind of an incident's event, as JSON for the store. Absent is absent; instants are milliseconds.
#include <stdexcept>

#include "chargeward/domain/incident_event.hpp"

namespace chargeward::domain {
namespace {

using boost::json::object;

template <class Tag>
void put(object& data, std::string_view key, const std::optional<base::Id<Tag>>& id) {
  if (id) data[key] = base::to_string(*id);
}
void put(object& data, std::string_view key, const std::optional<std::string>& text) {
  if (text) data[key] = *text;
}
void put(object& data, std::string_view key, const std::optional<base::Instant>& instant) {
  if (instant) data[key] = base::to_milliseconds(*instant);
}
template <class Enum>
requires std::is_enum_v<Enum>
void put(object& data, std::string_view key, const std::optional<Enum>& value) {
  if (value) data[key] = to_string(*value);
}

const boost::json::value* find(const object& data, std::string_view key) { return data.if_contains(key); }

template <class IdType>
std::optional<IdType> id_at(const object& data, std::string_view key) {
  const auto* value = find(data, key);
  return value ? IdType::parse(std::string_view(value->as_string())) : std::nullopt;
}
std::optional<std::string> text_at(const object& data, std::string_view key) {
  const auto* value = find(data, key);
  if (value == nullptr) return std::nullopt;
  return std::string(std::string_view(value->as_string()));
}
std::optional<base::Instant> instant_at(const object& data, std::string_view key) {
  const auto* value = find(data, key);
  if (value == nullptr) return std::nullopt;
  return base::from_milliseconds(value->as_int64());
}
bool flag_at(const object& data, std::string_view key) { return find(data, key) != nullptr; }
template <class Parse>
auto enum_at(const object& data, std::string_view key, Parse parse) -> decltype(parse({})) {
  const auto* value = find(data, key);
  if (value == nullptr) return std::nullopt;
  return parse(std::string_view(value->as_string()));
}

object description_to_json(const IncidentDescription& description) {
  object data;
  put(data, "evse_uid", description.evse_uid);
  data["title"] = description.title;
  if (!description.description.empty()) data["description"] = description.description;
  data["severity"] = to_string(description.severity);
  data["fault_family"] = to_string(description.fault_family);
  return data;
}

IncidentDescription description_from_json(const object& data) {
  IncidentDescription description;
  description.evse_uid = text_at(data, "evse_uid");
  description.title = text_at(data, "title").value_or("");
  description.description = text_at(data, "description").value_or("");
  description.severity = enum_at(data, "severity", parse_incident_severity).value_or(IncidentSeverity::major);
  description.fault_family = enum_at(data, "fault_family", parse_fault_family).value_or(FaultFamily::other);
  return description;
}

}  // namespace

object data_to_json(const IncidentEvent& event) {
  object data;
  if (event.opening) {
    data["location_id"] = base::to_string(event.opening->location_id);
    data["source"] = to_string(event.opening->source);
    put(data, "reported_at", event.opening->reported_at);
  }
  if (event.description) data["is"] = description_to_json(*event.description);
  put(data, "assignee_id", event.assignee_id);
  put(data, "name", event.name);
  put(data, "contact_id", event.contact_id);
  put(data, "into", event.into);
  put(data, "attachment_id", event.attachment_id);
  put(data, "other", event.other);
  put(data, "reason", event.reason);
  put(data, "deadline", event.deadline);
  if (event.percent != 0) data["percent"] = event.percent;
  if (event.by_program) data["by_program"] = true;
  if (event.new_cycle) data["new_cycle"] = true;
  put(data, "terms", event.terms_key);
  put(data, "terms_before", event.terms_key_before);
  put(data, "total_due_before", event.total_due_before);
  put(data, "total_due_after", event.total_due_after);
  put(data, "evse_status", event.evse_status);
  if (!event.undone.empty()) {
    boost::json::array undone;
    for (const auto sequence : event.undone) undone.emplace_back(sequence);
    data["undone"] = std::move(undone);
  }
  return data;
}

void data_from_json(const object& data, IncidentEvent& event) {
  if (const auto location = id_at<LocationId>(data, "location_id")) {
    event.opening =
        IncidentOpening{*location, enum_at(data, "source", parse_incident_source).value_or(IncidentSource::person),
                        instant_at(data, "reported_at")};
  }
  if (const auto* is = find(data, "is")) event.description = description_from_json(is->as_object());
  event.assignee_id = id_at<UserId>(data, "assignee_id");
  event.name = text_at(data, "name");
  event.contact_id = id_at<ContactId>(data, "contact_id");
  event.into = id_at<IncidentId>(data, "into");
  event.attachment_id = id_at<AttachmentId>(data, "attachment_id");
  event.other = id_at<IncidentId>(data, "other");
  event.reason = enum_at(data, "reason", parse_pause_reason);
  event.deadline = enum_at(data, "deadline", parse_deadline_name);
  if (const auto* percent = find(data, "percent")) event.percent = static_cast<int>(percent->as_int64());
  event.by_program = flag_at(data, "by_program");
  event.new_cycle = flag_at(data, "new_cycle");
  event.terms_key = text_at(data, "terms");
  event.terms_key_before = text_at(data, "terms_before");
  event.total_due_before = instant_at(data, "total_due_before");
  event.total_due_after = instant_at(data, "total_due_after");
  event.evse_status = enum_at(data, "evse_status", parse_evse_status);
  if (const auto* undone = find(data, "undone")) {
    for (const auto& sequence : undone->as_array()) event.undone.push_back(sequence.as_int64());
  }
}

}  // namespace chargeward::domain
