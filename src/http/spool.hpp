// Writes an upload to a file of its own while it comes in. Used by one connection's coroutine at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "chargeward/http/request.hpp"

namespace chargeward::http {

class Spool {
 public:
  /// Makes the file, readable by its owner only. Throws base::Unavailable.
  explicit Spool(const std::filesystem::path& folder);
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  void write(std::string_view piece);  // throws base::Unavailable: no space
  SpooledBody finish();

 private:
  SpooledBody file_;
  std::int64_t size_ = 0;
  int descriptor_ = -1;
};

}  // namespace chargeward::http
