// See the header. flock goes with the open file, so the lock of a killed program is free at once.
#include "data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "chargeward/app/application.hpp"

namespace chargeward::app {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::filesystem::path& path) {
  throw StartRefused(what + " " + path.string() + ": " + std::generic_category().message(errno));
}

}  // namespace

DataFolderLock::DataFolderLock(const std::filesystem::path& folder, const std::filesystem::path& lock_file) {
  std::error_code failed;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), failed);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) refuse("can't make the data folder", folder);
  descriptor_ = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) refuse("can't write into the data folder:", lock_file);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int why = errno;
  ::close(descriptor_);
  errno = why;
  if (why == EWOULDBLOCK) {
    throw StartRefused("another chargeward runs on " + folder.string() +
                       " already: stop it, or choose another folder with --data");
  }
  refuse("can't lock", lock_file);
}

DataFolderLock::~DataFolderLock() { ::close(descriptor_); }

bool is_held(const std::filesystem::path& lock_file) {
  const int descriptor = ::open(lock_file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool held = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0;
  ::close(descriptor);
  return held;
}

void prepare_spool(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) refuse("can't make the folder for uploads", folder);
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().filename().string().starts_with("upload-")) std::filesystem::remove(entry.path(), failed);
  }
}

}  // namespace chargeward::app
