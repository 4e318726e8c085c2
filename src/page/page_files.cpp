// Looks a file up in the generated table (web/dist through script/embed_page.mjs,
// or the empty table of a build without the page). Called for every request that
// is not an operation of the API; reads immutable data only, so any thread may.
#include "chargeward/page/page_files.hpp"

#include <algorithm>

namespace chargeward::page {

const PageFile* find_page_file(std::string_view path) noexcept {
  const auto files = page_files();
  const auto found = std::ranges::lower_bound(files, path, {}, &PageFile::path);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

}  // namespace chargeward::page
