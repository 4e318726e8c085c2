// What every change of a versioned thing asks first, and what its storing may answer: once, for all use cases.
#pragma once

#include <initializer_list>
#include <optional>

#include "chargeward/service/call.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

enum class Expect { live, archived };

/// precondition_failed when the caller read another version; already_archived or not_archived when the state is not as
/// expected.
template <class Thing>
base::Status check_changeable(const Thing& thing, ExpectedVersion expected, Expect state = Expect::live) {
  if (thing.version != expected) return base::error(base::ErrorCode::precondition_failed);
  if (state == Expect::live && thing.archived_at) return base::error(base::ErrorCode::already_archived);
  if (state == Expect::archived && !thing.archived_at) return base::error(base::ErrorCode::not_archived);
  return {};
}

/// The next version of a thing, as of now.
template <class Thing>
void touch(Thing& thing, base::Instant now) {
  ++thing.version;
  thing.updated_at = now;
}

/// What a store said, as the caller's error: `taken` becomes the given code at the given field.
inline base::Status check_stored(Stored stored, base::ErrorCode taken = base::ErrorCode::name_taken,
                                 std::string_view pointer = "/name") {
  switch (stored) {
    case Stored::done:
      return {};
    case Stored::stale:
      return base::error(base::ErrorCode::precondition_failed);
    case Stored::taken:
      break;
  }
  base::Error error = base::error(taken);
  error.fields.push_back({std::string(pointer), "taken", std::string(base::error_row(taken).title), {}});
  return error;
}

/// The error `invalid` with one field.
inline base::Error invalid_field(std::string_view pointer, std::string_view code, std::string_view detail) {
  base::Error error = base::error(base::ErrorCode::invalid);
  error.fields.push_back({std::string(pointer), std::string(code), std::string(detail), {}});
  return error;
}

/// Whether there is a result, without it.
template <class T>
base::Status status_of(const base::Result<T>& result) {
  if (result) return {};
  return result.error();
}

/// All fields that are wrong, at once. What is no error of fields is alone.
inline base::Status all_of_checks(std::initializer_list<base::Status> checks) {
  std::optional<base::Error> all;
  for (const auto& check : checks) {
    if (check) continue;
    const auto& error = check.error();
    if (error.code != base::ErrorCode::invalid) return error;
    if (!all) {
      all = error;
    } else {
      all->fields.insert(all->fields.end(), error.fields.begin(), error.fields.end());
    }
  }
  if (all) return *std::move(all);
  return {};
}

}  // namespace chargeward::service
