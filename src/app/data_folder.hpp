// The data folder: made with mode 0700, and held by one program at a time through a lock that a killed program leaves.
#pragma once

#include <filesystem>

namespace chargeward::app {

class DataFolderLock {
 public:
  /// Makes the folder if need be. Throws StartRefused when it can't be made or another program holds it.
  DataFolderLock(const std::filesystem::path& folder, const std::filesystem::path& lock_file);
  DataFolderLock(const DataFolderLock&) = delete;
  DataFolderLock& operator=(const DataFolderLock&) = delete;
  ~DataFolderLock();

 private:
  int descriptor_ = -1;
};

/// True when a program runs on the folder now.
bool is_held(const std::filesystem::path& lock_file);

/// An empty folder for uploads; what a killed program left there is removed.
void prepare_spool(const std::filesystem::path& folder);

}  // namespace chargeward::app
