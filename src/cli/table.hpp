// Prints lists as columns for people.
#pragma once

#include <string>
#include <vector>

namespace chargeward::cli {

/// The first row is the head. Columns are as wide as their widest cell (in code points).
std::string as_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace chargeward::cli
