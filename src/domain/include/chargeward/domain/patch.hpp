// A patch of one field: absent means unchanged. For a nullable field the inner optional says null.
#pragma once

#include <optional>
#include <utility>

namespace chargeward::domain {

template <class T>
using Patch = std::optional<T>;

template <class T>
void apply(const Patch<T>& patch, T& target) {
  if (patch) target = *patch;
}

}  // namespace chargeward::domain
