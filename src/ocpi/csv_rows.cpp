// CSV rows; see the header. A row that is not complete in the window is begun anew when more has been read.
#include "csv_rows.hpp"

#include "chargeward/base/text.hpp"

namespace chargeward::ocpi {

bool CsvRows::next(CsvRow& row) {
  window_.drop(given_);
  given_ = 0;
  row.problem.reset();
  if (!skip_to_row()) return false;
  row.position = window_.position();
  bool at_end = false;
  while (true) {
    const Parse result = parse(row, at_end);
    if (result == Parse::row) break;
    if (result == Parse::unclosed) {
      give_line(row, "unclosed_quote");
      return true;
    }
    if (window_.view().size() > row_bytes_max_) {
      // A quote that does not close within the limit is most likely a lone one.
      const auto line = window_.view().substr(0, window_.view().find('\n'));
      give_line(row, line.find('"') == std::string_view::npos ? "too_large" : "unclosed_quote");
      return true;
    }
    at_end = !window_.more();
  }
  row.text = window_.view().substr(0, given_);
  if (!base::is_valid_utf8(row.text) || row.text.find('\0') != std::string_view::npos) row.problem = "invalid_utf8";
  return true;
}

bool CsvRows::skip_to_row() {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (!started_) {
    started_ = true;
    while (window_.view().size() < kByteOrderMark.size() && window_.more()) {
    }
    if (window_.view().starts_with(kByteOrderMark)) window_.drop(kByteOrderMark.size());
  }
  while (true) {
    if (window_.view().empty() && !window_.more()) return false;
    if (skipping_line_) {
      // The rest of a line that was given up.
      const auto line_end = std::min(window_.view().find('\n'), window_.view().size());
      skipping_line_ = line_end == window_.view().size();
      window_.drop(line_end);
      continue;
    }
    const char c = window_.view().front();
    if (c != '\n' && c != '\r') return true;
    window_.drop(1);
  }
}

CsvRows::Parse CsvRows::parse(CsvRow& row, bool at_end) {
  std::size_t at = 0;
  std::size_t count = 0;
  while (true) {
    if (count == row.fields.size()) row.fields.emplace_back();
    auto& field = row.fields[count++];
    field.clear();
    if (const Parse result = parse_field(field, at, at_end); result != Parse::row) return result;
    const auto view = window_.view();
    if (at == view.size() && !at_end) return Parse::more;
    if (at == view.size() || view[at] == '\n') break;
    ++at;  // the comma
  }
  row.fields.resize(count);
  given_ = at;
  return Parse::row;
}

/// Reads to the comma or the line break behind a field, or the end of what is there.
CsvRows::Parse CsvRows::parse_field(std::string& field, std::size_t& at, bool at_end) {
  const auto view = window_.view();
  if (at < view.size() && view[at] == '"') {
    while (true) {
      const std::size_t quote = view.find('"', at + 1);
      if (quote == std::string_view::npos) return at_end ? Parse::unclosed : Parse::more;
      field.append(view.substr(at + 1, quote - at - 1));
      at = quote + 1;
      if (at == view.size() && !at_end) return Parse::more;
      if (at == view.size() || view[at] != '"') break;
      field.push_back('"');
    }
  }
  // What stands behind a closing quote is no CSV any more; it is taken as it is.
  const std::size_t end = std::min(view.find_first_of(",\n", at), view.size());
  auto rest = view.substr(at, end - at);
  if ((end == view.size() || view[end] == '\n') && rest.ends_with('\r')) rest.remove_suffix(1);
  field.append(rest);
  at = end;
  return Parse::row;
}

/// Gives the first line of what is in the window, which could not be read as a row.
void CsvRows::give_line(CsvRow& row, std::string_view problem) {
  row.problem = std::string(problem);
  row.fields.clear();
  const std::size_t line_end = std::min(window_.view().find('\n'), window_.view().size());
  row.text = window_.view().substr(0, line_end);
  given_ = line_end;
  skipping_line_ = line_end == window_.view().size();
}

}  // namespace chargeward::ocpi
