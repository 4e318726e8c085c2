// See the header.
#include "chargeward/http/json.hpp"

#include "json_text.hpp"

namespace chargeward::http {

void append_json(std::string& out, std::nullptr_t) { out += "null"; }
void append_json(std::string& out, bool value) { out += value ? "true" : "false"; }
void append_json(std::string& out, std::int64_t value) { append_number_text(out, value); }
void append_json(std::string& out, double value) { append_number_text(out, value); }
void append_json(std::string& out, std::string_view value) { append_string_text(out, value); }

void append_json(std::string& out, const JsonValue& value) { out += value.text(); }

// Neither has anything to escape.
void append_json(std::string& out, const base::Uuid& value) {
  out.push_back('"');
  base::append_text(out, value);
  out.push_back('"');
}
void append_json(std::string& out, base::Instant value) {
  out.push_back('"');
  base::append_rfc3339(out, value);
  out.push_back('"');
}

void append_json(std::string& out, const JsonObject& value) {
  out += value.text_.empty() ? "{" : std::string_view(value.text_);
  out.push_back('}');
}

JsonObject::JsonObject(const boost::json::object& tree) {
  for (const auto& field : tree) emplace({field.key().data(), field.key().size()}, JsonValue(field.value()));
}

void JsonObject::begin_field(std::string_view name) {
  text_ += text_.empty() ? "{\"" : ",\"";
  text_ += name;
  text_ += "\":";
}

std::string JsonObject::text() && {
  text_ += text_.empty() ? "{}" : "}";
  return std::move(text_);
}

}  // namespace chargeward::http
