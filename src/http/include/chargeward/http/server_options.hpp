// How the server listens and what it allows: filled by app from the configuration, constant while the server runs.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chargeward::http {

inline constexpr std::uint32_t kHeaderBytesMax = 16 * 1024;
inline constexpr std::size_t kTargetBytesMax = 8 * 1024;
inline constexpr std::uint64_t kBodyBytesMax = 1024 * 1024;

struct RateLimit {
  double per_second = 0;  // 0: no limit
  double burst = 0;
};

/// Who writes users, tokens and sessions: with SQLite nobody else, with PostgreSQL other nodes as well.
enum class AccountWriters : std::uint8_t { this_process, others_too };

struct TlsFiles {
  std::filesystem::path certificate_chain;  // PEM
  std::filesystem::path private_key;        // PEM
};

struct Timeouts {
  std::chrono::seconds header{10};
  std::chrono::seconds body{30};  // a JSON body as a whole; an upload for each 64 KiB
  std::chrono::seconds idle{75};
  std::chrono::seconds write{30};  // for each 64 KiB
  std::chrono::seconds stop{10};
};

struct ServerOptions {
  std::optional<std::string> address;  // absent: no TCP listener
  std::uint16_t port = 0;              // 0: any free one
  std::optional<TlsFiles> tls;
  std::optional<std::filesystem::path> local_socket;
  std::filesystem::path spool_folder;
  std::vector<std::string> trusted_proxies;  // addresses and networks whose X-Forwarded-… are believed
  int io_threads = 2;
  int slow_threads = 2;  // for passwords; streams have as many again
  std::size_t connections_max = 10'000;
  std::uint64_t upload_bytes_max = std::uint64_t{1} << 30;
  AccountWriters account_writers = AccountWriters::others_too;
  RateLimit per_caller;  // a user or token
  RateLimit per_address;
  RateLimit sign_in;  // failed attempts, by address and by e-mail address
  Timeouts timeouts;
};

}  // namespace chargeward::http
