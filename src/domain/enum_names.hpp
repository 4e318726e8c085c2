// Names of enums by position: the one way in which this room turns an enum to text and back.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace chargeward::domain {

template <class Enum, std::size_t Count>
constexpr std::string_view name_of(const std::array<std::string_view, Count>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t Count>
constexpr std::optional<Enum> value_of(const std::array<std::string_view, Count>& names, std::string_view name) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace chargeward::domain

// Defines to_string(Type) and parse_<stem>(name) from an array of names in the order of the enum.
#define CHARGEWARD_ENUM_NAMES(Type, stem, names)                           \
  std::string_view to_string(Type value) { return name_of(names, value); } \
  std::optional<Type> parse_##stem(std::string_view name) { return value_of<Type>(names, name); }
