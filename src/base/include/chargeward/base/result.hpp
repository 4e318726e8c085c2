// Result<T>: a value or an expected Error, on Boost.System's result with [[nodiscard]] on the type.
// `co_await`-free and exception-free: callers test it with `if (!result)` or pass the error on with CHARGEWARD_TRY.
#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <utility>

#include "chargeward/base/error.hpp"

namespace chargeward::base {

[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  // Only a programmer who takes a value without having looked gets here.
  throw std::logic_error("value() of a failed result: " + std::string(error_row(error.code).name));
}

template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
 public:
  using boost::system::result<T, Error>::result;
};

using Status = Result<void>;

}  // namespace chargeward::base

// Gives back the error of an expression that failed; goes on otherwise.
#define CHARGEWARD_CHECK(expression)                                 \
  do {                                                               \
    if (auto chargeward_status = (expression); !chargeward_status) { \
      return std::move(chargeward_status).error();                   \
    }                                                                \
  } while (false)

#define CHARGEWARD_CONCAT_INNER(a, b) a##b
#define CHARGEWARD_CONCAT(a, b) CHARGEWARD_CONCAT_INNER(a, b)
#define CHARGEWARD_TRY_INNER(temporary, target, expression) \
  auto temporary = (expression);                            \
  if (!temporary) return std::move(temporary).error();      \
  target = std::move(*temporary)
// CHARGEWARD_TRY(auto sla, slas.get(id)): declares `sla`, or gives back the error.
#define CHARGEWARD_TRY(target, expression) \
  CHARGEWARD_TRY_INNER(CHARGEWARD_CONCAT(chargeward_result_, __LINE__), target, expression)
