// Where the bytes of a feed come from: a file or pipe by path, memory (tests, fuzzing), and the unpacking of gzip in
// front of either. Opened by open_feed and by the app; each belongs to one thread at a time.
#pragma once

#include <memory>
#include <string>

#include "chargeward/service/ports/byte_source.hpp"

namespace chargeward::ocpi {

/// The file's bytes as they are. One that can't be opened or read ends with the problem "read_failed".
std::unique_ptr<service::ByteSource> open_file(const std::string& path);

std::unique_ptr<service::ByteSource> from_memory(std::string bytes);

/// How much an unpacked feed may be, so that a small file can't fill the machine.
struct UnpackLimits {
  std::int64_t bytes_max = std::int64_t{4} << 30;
  std::int64_t ratio_max = 200;                            // unpacked to packed, looked at …
  std::int64_t ratio_free_bytes = std::int64_t{16} << 20;  // … only after so many bytes
};

/// Unpacks gzip (RFC 1952, any number of members) where the first two bytes say so, else passes everything on.
/// Problems: "cut" in the middle of a member, "damaged_gzip", "zip_bomb".
std::unique_ptr<service::ByteSource> unpacked(std::unique_ptr<service::ByteSource> packed, UnpackLimits limits = {});

}  // namespace chargeward::ocpi
