// Reads a JSON body, strictly: every getter takes a field's value or notes what is wrong with it, and `finish` gives
// all notes at once: a field that nobody asked for is 400 unknown_field, one that only the program sets 400
// read_only_field, a missing or wrong one 422 invalid with its JSON pointer. A getter that failed gives an empty value,
// so read all, then finish, then use. One body per request, on one thread.
//
//   CHARGEWARD_TRY(auto body, read_json_body(context.request));
//   auto& fields = body.fields();
//   definition.name = fields.required<std::string>("name");
//   definition.kind = fields.required<ContactKind>("kind", parse_contact_kind);
//   definition.phone = fields.nullable<std::string>("phone");
//   patch.notes = fields.patch<std::string>("notes");
//   patch.phone = fields.nullable_patch<std::string>("phone");
//   auto& level = fields.object("first_level");
//   fields.read_only({"id", "version"});
//   CHARGEWARD_CHECK(body.finish());
#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/id.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/patch.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

/// What is wrong with a body, by kind; shared by all readers of it.
struct BodyProblems {
  std::vector<base::FieldError> unknown;
  std::vector<base::FieldError> read_only;
  std::vector<base::FieldError> invalid;
};

/// How one JSON value becomes a T; notes at `pointer` and gives nothing when it can't.
template <class T>
struct ValueReader;

template <>
struct ValueReader<std::string> {
  static std::optional<std::string> read(const boost::json::value&, const std::string& pointer,
                                         std::vector<base::FieldError>&);
};
template <>
struct ValueReader<bool> {
  static std::optional<bool> read(const boost::json::value&, const std::string& pointer,
                                  std::vector<base::FieldError>&);
};
template <>
struct ValueReader<std::int64_t> {
  static std::optional<std::int64_t> read(const boost::json::value&, const std::string& pointer,
                                          std::vector<base::FieldError>&);
};
template <>
struct ValueReader<int> {
  static std::optional<int> read(const boost::json::value&, const std::string& pointer, std::vector<base::FieldError>&);
};
template <>
struct ValueReader<double> {
  static std::optional<double> read(const boost::json::value&, const std::string& pointer,
                                    std::vector<base::FieldError>&);
};
template <>
struct ValueReader<base::Instant> {
  static std::optional<base::Instant> read(const boost::json::value&, const std::string& pointer,
                                           std::vector<base::FieldError>&);
};
template <>
struct ValueReader<base::Uuid> {
  static std::optional<base::Uuid> read(const boost::json::value&, const std::string& pointer,
                                        std::vector<base::FieldError>&);
};
template <class Tag>
struct ValueReader<base::Id<Tag>> {
  static std::optional<base::Id<Tag>> read(const boost::json::value& value, const std::string& pointer,
                                           std::vector<base::FieldError>& errors) {
    if (auto uuid = ValueReader<base::Uuid>::read(value, pointer, errors)) return base::Id<Tag>(*uuid);
    return std::nullopt;
  }
};

class FieldReader {
 public:
  /// A null object: every required field of it is missing already and is not noted again.
  FieldReader(const boost::json::object* object, std::string pointer, BodyProblems& problems);
  FieldReader(const FieldReader&) = delete;
  FieldReader& operator=(const FieldReader&) = delete;

  bool has(std::string_view name) const;

  /// Must be there and not null.
  template <class T, class... Parse>
  T required(std::string_view name, Parse... parse) {
    const auto* value = take(name, Presence::required);
    return value == nullptr ? T{} : read<T>(*value, name, parse...).value_or(T{});
  }
  /// May be absent, not null.
  template <class T, class... Parse>
  std::optional<T> optional(std::string_view name, Parse... parse) {
    const auto* value = take(name, Presence::optional);
    return value == nullptr ? std::nullopt : read<T>(*value, name, parse...);
  }
  template <class T, class... Parse>
  T value_or(std::string_view name, T fallback, Parse... parse) {
    return optional<T>(name, parse...).value_or(std::move(fallback));
  }
  /// May be absent or null, which is the same.
  template <class T, class... Parse>
  std::optional<T> nullable(std::string_view name, Parse... parse) {
    const auto* value = take(name, Presence::nullable);
    return value == nullptr || value->is_null() ? std::nullopt : read<T>(*value, name, parse...);
  }
  /// Must be there, may be null.
  template <class T, class... Parse>
  std::optional<T> required_nullable(std::string_view name, Parse... parse) {
    if (!has(name) && object_ != nullptr) missing(name);
    return nullable<T>(name, parse...);
  }
  /// Absent: unchanged. Null is wrong.
  template <class T, class... Parse>
  domain::Patch<T> patch(std::string_view name, Parse... parse) {
    return optional<T>(name, parse...);
  }
  /// Absent: unchanged. Null: the field loses its value.
  template <class T, class... Parse>
  domain::Patch<std::optional<T>> nullable_patch(std::string_view name, Parse... parse) {
    if (!has(name)) return std::nullopt;
    return std::optional<std::optional<T>>(std::in_place, nullable<T>(name, parse...));
  }

  /// Notes a list that is not there; read it with `objects` or `values`.
  void require(std::string_view name) {
    if (object_ != nullptr && !has(name)) missing(name);
  }
  /// A nested object; required: when it is missing, the reader that comes back is empty and silent.
  FieldReader& object(std::string_view name);
  /// Null when it is absent or null.
  FieldReader* nullable_object(std::string_view name);
  /// The readers of an array of objects, with pointers such as /connectors/0. Absent: empty.
  std::vector<FieldReader*> objects(std::string_view name, std::size_t max);
  /// An array of values; absent: nothing.
  template <class T, class... Parse>
  std::optional<std::vector<T>> values(std::string_view name, std::size_t max, Parse... parse) {
    const auto* array = take_array(name, max);
    if (array == nullptr) return std::nullopt;
    std::vector<T> result;
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (auto value = read_at<T>((*array)[i], pointer_to(name) + "/" + std::to_string(i), parse...)) {
        result.push_back(std::move(*value));
      }
    }
    return result;
  }

  /// Takes the field as it is, whatever it is; null when it is absent. For OCPI's own objects.
  const boost::json::value* any(std::string_view name);

  /// Fields that answers have and bodies must not.
  void read_only(std::initializer_list<std::string_view> names);

  /// A note of the caller's own (422).
  void note(std::string_view name, std::string code, std::string detail,
            std::vector<std::pair<std::string, std::string>> params = {});
  std::string pointer_to(std::string_view name) const;
  bool is_empty() const { return object_ == nullptr || object_->empty(); }

  /// Notes the fields that nobody asked for, here and below.
  void note_unknown();

 private:
  enum class Presence { required, optional, nullable };

  const boost::json::value* take(std::string_view name, Presence presence);
  const boost::json::array* take_array(std::string_view name, std::size_t max);
  void missing(std::string_view name);
  void note_at(std::string pointer, std::string code, std::string detail);

  template <class T, class... Parse>
  std::optional<T> read(const boost::json::value& value, std::string_view name, Parse... parse) {
    return read_at<T>(value, pointer_to(name), parse...);
  }
  template <class T>
  std::optional<T> read_at(const boost::json::value& value, const std::string& pointer) {
    return ValueReader<T>::read(value, pointer, problems_.invalid);
  }
  template <class T, class Parse>
  std::optional<T> read_at(const boost::json::value& value, const std::string& pointer, Parse parse) {
    const auto text = ValueReader<std::string>::read(value, pointer, problems_.invalid);
    if (!text) return std::nullopt;
    std::optional<T> parsed = parse(std::string_view(*text));
    if (!parsed) note_at(pointer, "unknown_value", "This is none of the values that the reference names.");
    return parsed;
  }

  const boost::json::object* object_;
  std::string pointer_;
  BodyProblems& problems_;
  std::vector<std::string_view> taken_;
  std::vector<std::unique_ptr<FieldReader>> children_;
};

/// A body that is a JSON object.
class JsonBody {
 public:
  explicit JsonBody(boost::json::value value);
  JsonBody(JsonBody&&) noexcept = default;
  JsonBody& operator=(JsonBody&&) noexcept = default;

  FieldReader& fields() { return *root_; }
  /// Success, or the error with everything that is wrong: unknown fields before read-only ones before invalid ones.
  base::Status finish();

 private:
  std::unique_ptr<boost::json::value> value_;
  std::unique_ptr<BodyProblems> problems_;
  std::unique_ptr<FieldReader> root_;
};

/// unsupported_media_type unless it is application/json; the errors of base::parse_json; invalid when it is no object.
base::Result<JsonBody> read_json_body(const Request& request);

}  // namespace chargeward::http
