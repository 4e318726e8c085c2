// Columns that hold JSON: lists and values that are only ever read and written as a whole. What is read here was
// written here, so it is trusted to be well-formed. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chargeward/domain/evse.hpp"
#include "chargeward/domain/field_change.hpp"
#include "chargeward/domain/import.hpp"

namespace chargeward::storage {

std::string to_column(const std::vector<std::string>& texts);
std::vector<std::string> texts_of(std::string_view column);

std::string to_column(const std::vector<int>& numbers);
std::vector<int> numbers_of(std::string_view column);

std::string to_column(const std::vector<domain::Connector>& connectors);
std::vector<domain::Connector> connectors_of(std::string_view column);

std::string to_column(const std::vector<domain::FieldChange>& changes);
std::vector<domain::FieldChange> changes_of(std::string_view column);

std::string to_column(const std::vector<domain::ImportFindingCount>& counts);
std::vector<domain::ImportFindingCount> finding_counts_of(std::string_view column);

std::string to_column(const std::vector<domain::ImportProblem>& problems);
std::vector<domain::ImportProblem> problems_of(std::string_view column);

std::string to_column(const std::vector<std::pair<std::string, std::string>>& headers);
std::vector<std::pair<std::string, std::string>> headers_of(std::string_view column);

}  // namespace chargeward::storage
