// Serves the page's files as they were built, packed where the client takes it. See the header.
#include "page_response.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/error.hpp"
#include "chargeward/http/problem.hpp"
#include "chargeward/page/page_files.hpp"

namespace chargeward::http {
namespace {

constexpr std::string_view kNonceMark = "__CSP_NONCE__";
/// What a script may do that is a worker's: a worker has the policy of its own file, not that of the page.
constexpr std::string_view kFilePolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";
constexpr std::string_view kTilesMark = "__MAP_TILES__";
constexpr std::string_view kAttributionMark = "__MAP_ATTRIBUTION__";

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string replaced(std::string_view text, std::string_view mark, std::string_view by) {
  std::string out;
  out.reserve(text.size() + 256);
  while (true) {
    const auto found = text.find(mark);
    out += text.substr(0, found);
    if (found == std::string_view::npos) return out;
    out += by;
    text.remove_prefix(found + mark.size());
  }
}

/// A quality of 0 refuses it (RFC 9110 section 12.4.2).
bool accepts(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    const auto comma = header.find(',');
    std::string_view entry = header.substr(0, comma);
    while (entry.starts_with(' ')) entry.remove_prefix(1);
    if (entry.starts_with(coding)) {
      const auto quality = entry.find("q=");
      return quality == std::string_view::npos ||
             entry.substr(quality + 2).find_first_of("123456789") != std::string_view::npos;
    }
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
  }
  return false;
}

bool takes_html(const Request& request) {
  const std::string_view accept = request.header("accept");
  return accept.find("text/html") != std::string_view::npos;
}

bool is_known_already(const Request& request, std::string_view etag) {
  const std::string_view known = request.header("if-none-match");
  return known == "*" || (!etag.empty() && known.find(etag) != std::string_view::npos);
}

Response file_response(const Request& request, const page::PageFile& file) {
  Response response;
  response.set("Cache-Control",
               file.caching == page::Caching::immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.set("Vary", "Accept-Encoding");
  response.set("Content-Security-Policy", std::string(kFilePolicy));
  const bool packed = !file.gzip.empty() && accepts(request.header("accept-encoding"), "gzip");
  // Another representation has another strong ETag (RFC 9110 section 8.8.1).
  std::string etag(file.etag);
  if (packed && etag.size() > 1) etag.insert(etag.size() - 1, "-gzip");
  response.set("ETag", etag);
  if (is_known_already(request, etag)) {
    response.status = 304;
    return response;
  }
  response.set("Content-Type", std::string(file.content_type));
  if (packed) response.set("Content-Encoding", "gzip");
  response.static_body = packed ? file.gzip : file.content;
  return response;
}

}  // namespace

Response html_response(std::string_view html, Styles styles, const TileSource& tiles) {
  const std::string nonce = base::random_secret();
  Response response;
  response.body = replaced(html, kNonceMark, nonce);
  response.body = replaced(response.body, kTilesMark, escaped(tiles.url));
  response.body = replaced(response.body, kAttributionMark, escaped(tiles.attribution));
  const auto origin = tile_origin(tiles.url);
  const std::string elsewhere = origin ? " " + *origin : std::string();
  // Style attributes are set by script (CSSOM), which the policy does not touch; only the reference needs more.
  const std::string style =
      styles == Styles::by_nonce ? fmt::format("'self' 'nonce-{}'", nonce) : "'self' 'unsafe-inline'";
  response.set("Content-Type", "text/html; charset=utf-8");
  response.set("Cache-Control", "no-store");
  response.set("Content-Security-Policy",
               fmt::format("default-src 'none'; script-src 'self' 'nonce-{}'; style-src {}; "
                           "img-src 'self' data:{}; font-src 'self'; connect-src 'self'{}; manifest-src 'self'; "
                           "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                           nonce, style, elsewhere, elsewhere));
  return response;
}

Response page_file_response(const Request& request, const TileSource& tiles) {
  if (request.path == "/api" || request.path.starts_with("/api/"))
    return problem_response(base::error(base::ErrorCode::not_found));
  const auto* index = page::find_page_file("/index.html");
  const auto* file =
      request.path == "/" || request.path == "/index.html" ? nullptr : page::find_page_file(request.path);
  const bool shows_index = file == nullptr && index != nullptr && (request.path == "/" || takes_html(request));
  if (file == nullptr && !shows_index) return problem_response(base::error(base::ErrorCode::not_found));
  if (!is_safe(request.method)) {
    return problem_response(base::error(base::ErrorCode::method_not_allowed)).set("Allow", "GET, HEAD");
  }
  return shows_index ? html_response(index->content, Styles::by_nonce, tiles) : file_response(request, *file);
}

}  // namespace chargeward::http
