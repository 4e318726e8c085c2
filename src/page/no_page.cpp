// The table of a build without the page (CHARGEWARD_PAGE=OFF: the sanitizer
// builds). The API works; the page's paths answer 404.
#include "chargeward/page/page_files.hpp"

namespace chargeward::page {

std::span<const PageFile> page_files() noexcept { return {}; }

}  // namespace chargeward::page
