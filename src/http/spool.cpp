// See the header.
#include "spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/unavailable.hpp"

namespace chargeward::http {
namespace {

[[noreturn]] void fail(const char* what) {
  throw base::Unavailable(std::string(what) + ": " + std::generic_category().message(errno));
}

}  // namespace

Spool::Spool(const std::filesystem::path& folder)
    : file_(folder / ("upload-" + base::random_secret().substr(0, 20)), 0) {
  descriptor_ = ::open(file_.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor_ < 0) fail("an upload can't be kept");
}

Spool::~Spool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Spool::write(std::string_view piece) {
  while (!piece.empty()) {
    const auto written = ::write(descriptor_, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("an upload can't be written");
    size_ += written;
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
}

SpooledBody Spool::finish() {
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) != 0) fail("an upload can't be written");
  return SpooledBody(file_.take(), size_);
}

}  // namespace chargeward::http
