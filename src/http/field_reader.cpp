// Strict values out of a JSON body; see the header.
#include "chargeward/http/field_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "chargeward/base/json.hpp"
#include "chargeward/base/text.hpp"

namespace chargeward::http {
namespace {

namespace json = boost::json;
using Errors = std::vector<base::FieldError>;

void note_type(Errors& errors, const std::string& pointer, std::string_view wanted) {
  errors.push_back({pointer, "wrong_type", fmt::format("This must be {}.", wanted), {{"type", std::string(wanted)}}});
}

/// RFC 6901 section 3.
std::string escaped(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

std::optional<std::string> ValueReader<std::string>::read(const json::value& value, const std::string& pointer,
                                                          Errors& errors) {
  if (const auto* text = value.if_string()) return std::string(text->data(), text->size());
  note_type(errors, pointer, "a text");
  return std::nullopt;
}

std::optional<bool> ValueReader<bool>::read(const json::value& value, const std::string& pointer, Errors& errors) {
  if (const auto* flag = value.if_bool()) return *flag;
  note_type(errors, pointer, "true or false");
  return std::nullopt;
}

std::optional<std::int64_t> ValueReader<std::int64_t>::read(const json::value& value, const std::string& pointer,
                                                            Errors& errors) {
  if (const auto* number = value.if_int64()) return *number;
  if (const auto* number = value.if_double()) {
    // 24.0 and 2.4e1 are whole numbers as well (RFC 8259 knows one kind of number).
    if (*number == std::floor(*number) && std::abs(*number) < 9e15) return static_cast<std::int64_t>(*number);
    errors.push_back({pointer, "not_an_integer", "This must be a whole number.", {}});
    return std::nullopt;
  }
  if (value.is_uint64()) {
    errors.push_back({pointer, "out_of_range", "This number is too large.", {}});
    return std::nullopt;
  }
  note_type(errors, pointer, "a number");
  return std::nullopt;
}

std::optional<int> ValueReader<int>::read(const json::value& value, const std::string& pointer, Errors& errors) {
  const auto number = ValueReader<std::int64_t>::read(value, pointer, errors);
  if (!number) return std::nullopt;
  if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
    errors.push_back({pointer, "out_of_range", "This number is too large.", {}});
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

std::optional<double> ValueReader<double>::read(const json::value& value, const std::string& pointer, Errors& errors) {
  if (value.is_number()) return value.to_number<double>();
  note_type(errors, pointer, "a number");
  return std::nullopt;
}

std::optional<base::Instant> ValueReader<base::Instant>::read(const json::value& value, const std::string& pointer,
                                                              Errors& errors) {
  const auto text = ValueReader<std::string>::read(value, pointer, errors);
  if (!text) return std::nullopt;
  auto instant = base::parse_rfc3339(*text);
  if (!instant) errors.push_back({pointer, "format", "This must be an instant such as 2026-11-23T07:20:06Z.", {}});
  return instant;
}

std::optional<base::Uuid> ValueReader<base::Uuid>::read(const json::value& value, const std::string& pointer,
                                                        Errors& errors) {
  const auto text = ValueReader<std::string>::read(value, pointer, errors);
  if (!text) return std::nullopt;
  auto uuid = base::parse_uuid(*text);
  if (!uuid) errors.push_back({pointer, "format", "This must be an id.", {}});
  return uuid;
}

FieldReader::FieldReader(const json::object* object, std::string pointer, BodyProblems& problems)
    : object_(object), pointer_(std::move(pointer)), problems_(problems) {}

bool FieldReader::has(std::string_view name) const { return object_ != nullptr && object_->contains(name); }

std::string FieldReader::pointer_to(std::string_view name) const { return pointer_ + "/" + escaped(name); }

const json::value* FieldReader::any(std::string_view name) {
  taken_.push_back(name);
  return object_ == nullptr ? nullptr : object_->if_contains(name);
}

const json::value* FieldReader::take(std::string_view name, Presence presence) {
  const auto* value = any(name);
  if (value == nullptr) {
    if (presence == Presence::required && object_ != nullptr) missing(name);
    return nullptr;
  }
  if (value->is_null() && presence != Presence::nullable) {
    missing(name);
    return nullptr;
  }
  return value;
}

const json::array* FieldReader::take_array(std::string_view name, std::size_t max) {
  const auto* value = take(name, Presence::optional);
  if (value == nullptr) return nullptr;
  const auto* array = value->if_array();
  if (array == nullptr) {
    note_type(problems_.invalid, pointer_to(name), "a list");
    return nullptr;
  }
  if (array->size() > max) {
    note(name, "too_many", fmt::format("This must have at most {} entries.", max), {{"max", std::to_string(max)}});
    return nullptr;
  }
  return array;
}

FieldReader& FieldReader::object(std::string_view name) {
  const auto* value = take(name, Presence::required);
  const json::object* object = value == nullptr ? nullptr : value->if_object();
  if (value != nullptr && object == nullptr) note_type(problems_.invalid, pointer_to(name), "an object");
  return *children_.emplace_back(std::make_unique<FieldReader>(object, pointer_to(name), problems_));
}

FieldReader* FieldReader::nullable_object(std::string_view name) {
  const auto* value = take(name, Presence::nullable);
  if (value == nullptr || value->is_null()) return nullptr;
  const json::object* object = value->if_object();
  if (object == nullptr) note_type(problems_.invalid, pointer_to(name), "an object");
  return children_.emplace_back(std::make_unique<FieldReader>(object, pointer_to(name), problems_)).get();
}

std::vector<FieldReader*> FieldReader::objects(std::string_view name, std::size_t max) {
  std::vector<FieldReader*> readers;
  const auto* array = take_array(name, max);
  if (array == nullptr) return readers;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const std::string pointer = pointer_to(name) + "/" + std::to_string(i);
    const json::object* object = (*array)[i].if_object();
    if (object == nullptr) note_type(problems_.invalid, pointer, "an object");
    readers.push_back(children_.emplace_back(std::make_unique<FieldReader>(object, pointer, problems_)).get());
  }
  return readers;
}

void FieldReader::read_only(std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (any(name) == nullptr) continue;
    problems_.read_only.push_back({pointer_to(name), "read_only_field", "Only the program sets this.", {}});
  }
}

void FieldReader::note(std::string_view name, std::string code, std::string detail,
                       std::vector<std::pair<std::string, std::string>> params) {
  problems_.invalid.push_back({pointer_to(name), std::move(code), std::move(detail), std::move(params)});
}

void FieldReader::note_at(std::string pointer, std::string code, std::string detail) {
  problems_.invalid.push_back({std::move(pointer), std::move(code), std::move(detail), {}});
}

void FieldReader::missing(std::string_view name) { note(name, "required", "This must be there."); }

void FieldReader::note_unknown() {
  for (const auto& child : children_) child->note_unknown();
  if (object_ == nullptr) return;
  for (const auto& field : *object_) {
    const std::string_view name(field.key().data(), field.key().size());
    if (std::ranges::find(taken_, name) != taken_.end()) continue;
    problems_.unknown.push_back({pointer_to(name), "unknown_field", "This field is not known here.", {}});
  }
}

JsonBody::JsonBody(json::value value)
    : value_(std::make_unique<json::value>(std::move(value))),
      problems_(std::make_unique<BodyProblems>()),
      root_(std::make_unique<FieldReader>(value_->if_object(), "", *problems_)) {}

base::Status JsonBody::finish() {
  root_->note_unknown();
  const auto failed = [](base::ErrorCode code, Errors& fields) {
    base::Error error = base::error(code);
    error.fields = std::move(fields);
    return error;
  };
  if (!problems_->unknown.empty()) return failed(base::ErrorCode::unknown_field, problems_->unknown);
  if (!problems_->read_only.empty()) return failed(base::ErrorCode::read_only_field, problems_->read_only);
  if (!problems_->invalid.empty()) return failed(base::ErrorCode::invalid, problems_->invalid);
  return {};
}

base::Result<JsonBody> read_json_body(const Request& request) {
  if (request.content_type() != "application/json") {
    return base::error(base::ErrorCode::unsupported_media_type, "Send the body as application/json.");
  }
  CHARGEWARD_TRY(auto value, base::parse_json(request.body));
  if (!value.is_object()) {
    base::Error error = base::error(base::ErrorCode::invalid);
    error.fields.push_back({"", "wrong_type", "The body must be a JSON object.", {}});
    return error;
  }
  return JsonBody(std::move(value));
}

}  // namespace chargeward::http
