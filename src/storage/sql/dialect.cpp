// Turns a statement's text into an engine's dialect; done once per statement and connection.
#include "sql/dialect.hpp"

#include <stdexcept>

namespace chargeward::storage {
namespace {

constexpr std::string_view kSqliteOnly = "[[sqlite|";
constexpr std::string_view kPostgresqlOnly = "[[postgresql|";
constexpr std::string_view kEnd = "]]";
constexpr std::string_view kInstr = "instr(";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string in_dialect_of(Engine engine, std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const bool postgresql = engine == Engine::postgresql;
  while (!text.empty()) {
    const bool sqlite_only = text.starts_with(kSqliteOnly);
    if (sqlite_only || text.starts_with(kPostgresqlOnly)) {
      text.remove_prefix(sqlite_only ? kSqliteOnly.size() : kPostgresqlOnly.size());
      const auto end = text.find(kEnd);
      if (end == std::string_view::npos) throw std::logic_error("statement with an open [[");
      if (sqlite_only != postgresql) out += in_dialect_of(engine, text.substr(0, end));
      text.remove_prefix(end + kEnd.size());
    } else if (postgresql && text.starts_with(kInstr)) {
      out += "strpos(";
      text.remove_prefix(kInstr.size());
    } else if (postgresql && text.size() > 1 && text[0] == '?' && is_digit(text[1])) {
      out += ":p";
      text.remove_prefix(1);
    } else {
      out += text[0];
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string parameter_name(int number) { return "p" + std::to_string(number); }

}  // namespace chargeward::storage
