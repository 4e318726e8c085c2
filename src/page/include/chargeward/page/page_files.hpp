// The files of the page, built into the program. The http room asks for a file
// by the path of a request and sends its bytes as they are; nothing is read
// from disk and nothing is compressed while a request waits. The reference of the
// API is among them, as /docs/index.html and what it loads. The table is
// immutable and may be read by any thread.
#pragma once

#include <span>
#include <string_view>

namespace chargeward::page {

/// A file whose name changes with its content may be kept for ever; the others must be asked for again.
enum class Caching { revalidate, immutable };

struct PageFile {
  std::string_view path;          ///< as in a URL, with the slash: "/index.html", "/assets/main-4f2a.js"
  std::string_view content_type;  ///< with charset for text
  std::string_view etag;          ///< strong, quoted; of the plain content
  Caching caching;
  std::string_view content;
  std::string_view gzip;  ///< empty when compression would not make it smaller
};

/// All files, sorted by path. Empty when the program was built without the page.
std::span<const PageFile> page_files() noexcept;

/// The file at exactly this path, or nullptr.
const PageFile* find_page_file(std::string_view path) noexcept;

}  // namespace chargeward::page
