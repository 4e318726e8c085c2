// Files and memory as byte sources. Plain POSIX reads: a pipe or a device does as well as a file.
#include "chargeward/ocpi/byte_sources.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace chargeward::ocpi {
namespace {

class FileSource final : public service::ByteSource {
 public:
  explicit FileSource(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) problem_ = "read_failed";
  }
  ~FileSource() override {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    while (!problem_) {
      const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count >= 0) {
        bytes_read_ += count;
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) problem_ = "read_failed";
    }
    return 0;
  }
  std::int64_t bytes_read() const override { return bytes_read_; }
  std::optional<std::string> problem() const override { return problem_; }

 private:
  int descriptor_;
  std::int64_t bytes_read_ = 0;
  std::optional<std::string> problem_;
};

class MemorySource final : public service::ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), bytes_.size() - at_);
    std::memcpy(buffer.data(), bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  std::int64_t bytes_read() const override { return static_cast<std::int64_t>(at_); }
  std::optional<std::string> problem() const override { return std::nullopt; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<service::ByteSource> open_file(const std::string& path) { return std::make_unique<FileSource>(path); }

std::unique_ptr<service::ByteSource> from_memory(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

}  // namespace chargeward::ocpi
