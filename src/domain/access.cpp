// Roles and scopes of operations, read from the generated table.
#include "chargeward/domain/access.hpp"

#include <algorithm>

namespace chargeward::domain {
namespace {

bool scope_allows(std::string_view held, std::string_view needed) {
  if (held == needed) return true;
  const auto colon = held.find(':');
  return held.substr(colon) == ":write" && needed.substr(0, needed.find(':')) == held.substr(0, colon) &&
         needed.ends_with(":read");
}

}  // namespace

bool may(Role role, Operation operation) {
  const auto& row = operation_row(operation);
  return row.is_public || ((row.roles >> static_cast<unsigned>(role)) & 1U) != 0;
}

bool may_give(Role giver, Role given) {
  return giver == given || std::ranges::all_of(kOperations, [&](const OperationRow& row) {
           return may(giver, row.operation) || !may(given, row.operation);
         });
}

bool is_scope(std::string_view scope) {
  const auto colon = scope.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto kind = scope.substr(colon);
  if (kind != ":read" && kind != ":write") return false;
  return std::any_of(kOperations.begin(), kOperations.end(), [&](const OperationRow& row) {
    return row.scope.substr(0, row.scope.find(':')) == scope.substr(0, colon);
  });
}

bool scopes_allow(std::span<const std::string> scopes, Operation operation) {
  const auto needed = operation_row(operation).scope;
  if (needed.empty()) return true;
  return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& held) { return scope_allows(held, needed); });
}

}  // namespace chargeward::domain
