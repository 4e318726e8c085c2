// Rows of a CSV file (RFC 4180) as a stream: quotes, doubled quotes, line breaks inside quotes, LF or CRLF, a byte
// order mark. Holds one row at a time. A quote that is never closed costs its line, not the rest of the file. One
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/service/ports/byte_source.hpp"
#include "window.hpp"

namespace chargeward::ocpi {

inline constexpr std::size_t kRowBytesMax = 1U << 20U;

struct CsvRow {
  std::int64_t position = 0;
  std::string_view text;  // as it stands in the file; until the next call
  std::vector<std::string> fields;
  std::optional<std::string> problem;  // "unclosed_quote", "too_large" or "invalid_utf8"
};

class CsvRows {
 public:
  explicit CsvRows(service::ByteSource& source, std::size_t row_bytes_max = kRowBytesMax)
      : window_(source), row_bytes_max_(row_bytes_max) {}

  /// False at the end of the file. Empty lines are passed over.
  bool next(CsvRow& row);
  std::int64_t position() const { return window_.position(); }

 private:
  enum class Parse { row, more, unclosed };

  bool skip_to_row();
  Parse parse(CsvRow& row, bool at_end);
  Parse parse_field(std::string& field, std::size_t& at, bool at_end);
  void give_line(CsvRow& row, std::string_view problem);

  Window window_;
  std::size_t row_bytes_max_;
  std::size_t given_ = 0;
  bool started_ = false;
  bool skipping_line_ = false;
};

}  // namespace chargeward::ocpi
