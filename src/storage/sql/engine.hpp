// The two engines, and the errors that statements on either end with. Everything in this room that must know which
// engine it talks to asks for Engine; everything else is one code for both.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "chargeward/base/unavailable.hpp"

namespace soci {
class soci_error;
}

namespace chargeward::storage {

enum class Engine : std::uint8_t { sqlite, postgresql };

/// A constraint refused what the callers of this room should never have asked for: a programmer's error.
class ConstraintViolated : public std::logic_error {
  using std::logic_error::logic_error;
};

class UniqueViolated : public ConstraintViolated {
  using ConstraintViolated::ConstraintViolated;
};

/// Two transactions got into each other's way (PostgreSQL): nothing was changed, running the work again may succeed.
class TransactionConflict : public base::Unavailable {
  using base::Unavailable::Unavailable;
};

/// What has to be done before the database can be trusted again.
enum class Recovery : std::uint8_t { none, reopen };

class DatabaseFailed : public base::Unavailable {
 public:
  DatabaseFailed(const std::string& what, Recovery recovery) : base::Unavailable(what), recovery_(recovery) {}
  Recovery recovery() const { return recovery_; }

 private:
  Recovery recovery_;
};

/// Throws what `error` means: ConstraintViolated, TransactionConflict, DatabaseFailed or (a statement that can't be
/// right) std::logic_error. The text never holds the statement's parameters, which may be secrets.
[[noreturn]] void throw_meaning_of(const soci::soci_error& error, Engine engine);

}  // namespace chargeward::storage
