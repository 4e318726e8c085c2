// Reads the query parameters of a request, strictly: each getter takes a value or notes what is wrong with it, `status`
// gives all notes at once (400 invalid_parameter). Unknown and repeated parameters never get here: the dispatch refuses
// them by the contract's table. One reader per request, on one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

class QueryReader {
 public:
  explicit QueryReader(const Request& request) : request_(request) {}

  /// Length in code points.
  std::optional<std::string> text(std::string_view name, std::size_t min, std::size_t max);
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max);
  std::optional<bool> flag(std::string_view name);              // true | false
  std::optional<base::Instant> instant(std::string_view name);  // RFC 3339
  std::optional<base::Uuid> uuid(std::string_view name);

  template <class IdType>
  std::optional<IdType> id(std::string_view name) {
    if (auto value = uuid(name)) return IdType(*value);
    return std::nullopt;
  }

  /// An id, or the word "none".
  template <class IdType>
  std::optional<std::variant<domain::None, IdType>> id_or_none(std::string_view name) {
    const std::string* text = raw(name);
    if (text == nullptr) return std::nullopt;
    if (*text == "none") return domain::None{};
    if (auto value = uuid(name)) return IdType(*value);
    return std::nullopt;
  }

  /// `parse` takes a string_view and gives an optional: one_of("kind", domain::parse_contact_kind).
  template <class Parse>
  auto one_of(std::string_view name, Parse parse) -> decltype(parse(std::string_view{})) {
    const std::string* text = raw(name);
    if (text == nullptr) return std::nullopt;
    auto value = parse(std::string_view(*text));
    if (!value) note(name, "unknown_value", "This is none of the values that the reference names.");
    return value;
  }

  /// limit (1 … 500, default 50) and cursor.
  domain::PageRequest page();
  /// archived=true|false, default false.
  domain::ArchivedFilter archived();

  /// The undecoded text of a parameter; null when it is absent.
  const std::string* raw(std::string_view name) const;
  void note(std::string_view name, std::string code, std::string detail);
  void require(std::string_view name);

  /// Success, or invalid_parameter with all that is wrong.
  base::Status status() const;

 private:
  const Request& request_;
  std::vector<base::FieldError> errors_;
};

}  // namespace chargeward::http
