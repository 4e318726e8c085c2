// JSON as answers are made of it: text from its first character on. A view writes the fields of one thing in order,
// what stands inside it was written before; nothing is a tree first, nothing is looked up. Values that are JSON already
// (what a feed said, what the record keeps) go in as they are. Each name is written once: nobody checks that. Pure, for
// any thread. See docs/adr/0018.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"

namespace chargeward::http {

class JsonObject;
class JsonValue;

/// What is JSON already, without white space; numbers as people write them (52.3125, not 5.23125E1).
void append_json_text(std::string& out, const boost::json::value& value);

// Each adds one value to text. Instants are RFC 3339 in UTC with milliseconds; no value is null.
void append_json(std::string& out, std::nullptr_t);
void append_json(std::string& out, bool value);
void append_json(std::string& out, std::int64_t value);
void append_json(std::string& out, double value);
void append_json(std::string& out, std::string_view value);
void append_json(std::string& out, const base::Uuid& value);
void append_json(std::string& out, base::Instant value);
void append_json(std::string& out, const JsonObject& value);
void append_json(std::string& out, const JsonValue& value);
inline void append_json(std::string& out, const std::string& value) { append_json(out, std::string_view(value)); }
inline void append_json(std::string& out, const char* value) { append_json(out, std::string_view(value)); }
template <std::integral Integer>
requires(!std::same_as<Integer, bool> && !std::same_as<Integer, std::int64_t>) void append_json(std::string& out,
                                                                                                Integer value) {
  append_json(out, static_cast<std::int64_t>(value));
}
template <std::same_as<boost::json::value> Tree>  // no other type becomes one on the way
void append_json(std::string& out, const Tree& value) {
  append_json_text(out, value);
}
template <class Tag>
void append_json(std::string& out, const base::Id<Tag>& value) {
  append_json(out, value.uuid());
}
template <class T>
void append_json(std::string& out, const std::optional<T>& value) {
  if (value) {
    append_json(out, *value);
  } else {
    append_json(out, nullptr);
  }
}

/// What `view` makes of each item, as an array that is written where it stands: good for that expression, no longer.
template <class Items, class View>
class JsonEach {
 public:
  JsonEach(const Items& items, View view) : items_(items), view_(view) {}

 private:
  friend void append_json(std::string& out, const JsonEach& each) {
    char before = '[';
    for (const auto& item : each.items_) {
      out.push_back(before);
      append_json(out, each.view_(item));
      before = ',';
    }
    out += before == '[' ? "[]" : "]";
  }

  const Items& items_;
  View view_;
};
template <class T>
void append_json(std::string& out, const std::vector<T>& values) {
  append_json(out, JsonEach(values, [](const T& value) -> const T& { return value; }));
}

class JsonObject {
 public:
  /// A name and a value that is written where it lies: good for the expression it stands in, no longer.
  class Field {
   public:
    template <class Value>
    Field(std::string_view name, const Value& value) : name_(name), value_(&value), append_(&append<Value>) {}

   private:
    friend class JsonObject;
    template <class Value>
    static void append(std::string& out, const void* value) {
      append_json(out, *static_cast<const Value*>(value));
    }

    std::string_view name_;
    const void* value_;
    void (*append_)(std::string& out, const void* value);
  };

  JsonObject() = default;
  /// Room for so many bytes: a large thing is not moved while it grows.
  explicit JsonObject(std::size_t expected_bytes) { text_.reserve(expected_bytes); }
  JsonObject(std::initializer_list<Field> fields) {
    for (const auto& field : fields) {
      begin_field(field.name_);
      field.append_(text_, field.value_);
    }
  }
  /// The fields of a definition that names them as the contract does.
  explicit JsonObject(const boost::json::object& tree);

  /// The next field; `name` needs no escape.
  template <class Value>
  void emplace(std::string_view name, const Value& value) {
    begin_field(name);
    append_json(text_, value);
  }
  std::string text() &&;

 private:
  friend void append_json(std::string& out, const JsonObject& value);
  void begin_field(std::string_view name);

  std::string text_;  // without the closing brace
};

/// One value, complete.
class JsonValue {
 public:
  JsonValue() : text_("null") {}
  JsonValue(JsonObject object) : text_(std::move(object).text()) {}
  template <class Value>
  requires(!std::same_as<Value, JsonValue> && !std::same_as<Value, JsonObject>) JsonValue(const Value& value) {
    append_json(text_, value);
  }

  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace chargeward::http
