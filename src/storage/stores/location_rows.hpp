// Rows of locations: which columns are read and how they become domain values. Used by the location store's single
// reads and its lists.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "chargeward/domain/location.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

/// Columns of `locations l`, without details.
extern const std::string kLocationColumns;
extern const std::string kLocationTypes;

/// Takes kLocationColumns off the row.
domain::Location read_location(Statement& row);

/// Columns of `slas s`, `contacts c`, `calendars w`: what stands beside a location.
extern const std::string kSlaSummaryColumns;
extern const std::string kSlaSummaryTypes;
/// Of a statement that calls the agreement `s`.
extern const std::string kSlaSummaryJoins;

/// Takes kSlaSummaryColumns off the row.
domain::SlaSummary read_sla_summary(Statement& row, domain::SlaId id);

/// The agreements and customers of a page of locations, each read once: a page names few of them.
class BoundNames {
 public:
  explicit BoundNames(Context& db) : db_(db) {}
  domain::LocationView view_of(domain::Location location);
  const domain::SlaSummary& sla(domain::SlaId id);
  const domain::CustomerSummary& customer(domain::CustomerId id);

 private:
  Context& db_;
  std::unordered_map<domain::SlaId, domain::SlaSummary> slas_;
  std::unordered_map<domain::CustomerId, domain::CustomerSummary> customers_;
};

}  // namespace chargeward::storage
