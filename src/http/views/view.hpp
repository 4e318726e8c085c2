// What every view is made of: the JSON form of ids, instants and fields that may have no value. A view is a function
// that builds the JSON of one thing, field by field, in the storage it is given; nothing is built twice. Pure, for any
// thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/coordinates.hpp"

namespace chargeward::http {

using JsonStorage = boost::json::storage_ptr;
using JsonObject = boost::json::object;
using JsonArray = boost::json::array;
using JsonValue = boost::json::value;

inline JsonValue text_value(std::string_view text, const JsonStorage& storage) { return JsonValue(text, storage); }
inline JsonValue text_or_null(const std::optional<std::string>& text, const JsonStorage& storage) {
  return text ? JsonValue(std::string_view(*text), storage) : JsonValue(nullptr, storage);
}

template <class Tag>
JsonValue id_value(const base::Id<Tag>& id, const JsonStorage& storage) {
  return JsonValue(std::string_view(base::to_string(id)), storage);
}
template <class Tag>
JsonValue id_or_null(const std::optional<base::Id<Tag>>& id, const JsonStorage& storage) {
  return id ? id_value(*id, storage) : JsonValue(nullptr, storage);
}

/// RFC 3339 in UTC with milliseconds.
JsonValue instant_value(base::Instant instant, const JsonStorage& storage);
JsonValue instant_or_null(const std::optional<base::Instant>& instant, const JsonStorage& storage);

/// {latitude, longitude}.
JsonValue coordinates_or_null(const std::optional<domain::Coordinates>& at, const JsonStorage& storage);

/// {id, name, kind}.
JsonObject actor_view(const domain::ActorName& actor, const JsonStorage& storage);

/// {id, name}: a thing where another one names it.
template <class Tag>
JsonObject reference_view(const base::Id<Tag>& id, std::string_view name, const JsonStorage& storage) {
  return JsonObject({{"id", id_value(id, storage)}, {"name", name}}, storage);
}

}  // namespace chargeward::http
