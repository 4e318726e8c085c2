// See the header.
#include "table.hpp"

#include <algorithm>

#include "chargeward/base/text.hpp"

namespace chargeward::cli {

std::string as_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], base::code_point_count(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += row[i];
      if (i + 1 < row.size()) text.append(widths[i] - base::code_point_count(row[i]) + 2, ' ');
    }
    text += '\n';
  }
  return text;
}

}  // namespace chargeward::cli
