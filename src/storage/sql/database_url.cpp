// Database URLs.
#include "sql/database_url.hpp"

#include <string_view>

#include "chargeward/storage/open_store.hpp"

namespace chargeward::storage {
namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr std::string_view kPassword = "password=";

}  // namespace

DatabaseUrl parse_database_url(const std::string& url) {
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return {Engine::postgresql, url};
  if (url.starts_with(kSqlite)) return {Engine::sqlite, url.substr(kSqlite.size())};
  return {Engine::sqlite, url};
}

std::string url_for_log(const std::string& url) {
  std::string out = url;
  const auto scheme = out.find("://");
  if (scheme != std::string::npos) {
    const auto start = scheme + 3;
    const auto authority_end = out.find_first_of("/?", start);
    const auto at = out.rfind('@', authority_end == std::string::npos ? out.size() : authority_end);
    const auto colon = out.find(':', start);
    if (at != std::string::npos && at > start && colon != std::string::npos && colon < at) {
      out.replace(colon + 1, at - colon - 1, "…");
    }
  }
  if (const auto place = out.find(kPassword); place != std::string::npos) {
    const auto start = place + kPassword.size();
    const auto end = out.find('&', start);
    out.replace(start, end == std::string::npos ? std::string::npos : end - start, "…");
  }
  return out;
}

}  // namespace chargeward::storage
