// Pages of a list: a limit and the opaque cursor that an earlier page gave. Shapes only.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace chargeward::domain {

inline constexpr int kPageLimitDefault = 50;
inline constexpr int kPageLimitMax = 500;

struct PageRequest {
  int limit = kPageLimitDefault;
  std::optional<std::string> cursor;
};

template <class T>
struct PageOf {
  std::vector<T> items;
  std::optional<std::string> next;
};

}  // namespace chargeward::domain
