// Unpacking gzip as a stream by zlib, with an eye on how much comes out of how little.
#include <zlib.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "chargeward/ocpi/byte_sources.hpp"

namespace chargeward::ocpi {
namespace {

constexpr std::size_t kPackedChunk = 64U << 10U;
constexpr int kGzipWindowBits = 15 + 16;  // zlib: 16 more than the window asks for gzip's header and checksum

class UnpackedSource final : public service::ByteSource {
 public:
  UnpackedSource(std::unique_ptr<service::ByteSource> packed, UnpackLimits limits)
      : packed_(std::move(packed)), limits_(limits), input_(kPackedChunk) {}
  ~UnpackedSource() override {
    if (kind_ == Kind::gzip) inflateEnd(&stream_);
  }
  UnpackedSource(const UnpackedSource&) = delete;
  UnpackedSource& operator=(const UnpackedSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    if (kind_ == Kind::unknown) look_at_first_bytes();
    if (kind_ == Kind::plain) return read_plain(buffer);
    return read_gzip(buffer);
  }
  std::int64_t bytes_read() const override {
    return packed_->bytes_read() - static_cast<std::int64_t>(kind_ == Kind::gzip ? stream_.avail_in : 0);
  }
  std::optional<std::string> problem() const override { return problem_ ? problem_ : packed_->problem(); }

 private:
  enum class Kind { unknown, plain, gzip };

  bool starts_a_member() const { return have_ >= 2 && input_[0] == '\x1f' && input_[1] == '\x8b'; }

  void look_at_first_bytes() {
    while (have_ < 2) {
      const std::size_t count = packed_->read(std::span(input_).subspan(have_));
      if (count == 0) break;
      have_ += count;
    }
    kind_ = Kind::plain;
    if (!starts_a_member()) return;
    if (inflateInit2(&stream_, kGzipWindowBits) != Z_OK) throw std::bad_alloc();
    kind_ = Kind::gzip;
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(have_);
  }

  std::size_t read_plain(std::span<char> buffer) {
    if (given_ == have_) return packed_->read(buffer);
    const std::size_t count = std::min(buffer.size(), have_ - given_);
    std::memcpy(buffer.data(), input_.data() + given_, count);
    given_ += count;
    return count;
  }

  std::size_t read_gzip(std::span<char> buffer) {
    if (ended_) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(buffer.size(), 1U << 30U));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room && !ended_) step();
    const std::size_t count = room - stream_.avail_out;
    unpacked_ += static_cast<std::int64_t>(count);
    if (is_bomb()) end_with("zip_bomb");
    return count;
  }

  void step() {
    if (stream_.avail_in == 0 && !refill()) return end_with("cut");
    switch (inflate(&stream_, Z_NO_FLUSH)) {
      case Z_OK:
      case Z_BUF_ERROR:
        return;
      case Z_STREAM_END:
        return next_member();
      default:
        return end_with("damaged_gzip");
    }
  }

  bool refill() {
    const std::size_t count = packed_->read(input_);
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(count);
    return count > 0;
  }

  /// Members may follow each other; padding and other bytes behind the last one are passed over, as gzip(1) does.
  void next_member() {
    if (stream_.avail_in == 0 && !refill()) {
      ended_ = true;
      return;
    }
    if (*stream_.next_in != 0x1f) {
      ended_ = true;
      return;
    }
    if (inflateReset(&stream_) != Z_OK) end_with("damaged_gzip");
  }

  bool is_bomb() const {
    if (unpacked_ > limits_.bytes_max) return true;
    return unpacked_ > limits_.ratio_free_bytes && unpacked_ / limits_.ratio_max > bytes_read();
  }

  void end_with(const char* problem) {
    ended_ = true;
    // A packed file that could not be read is not a cut one.
    if (!packed_->problem()) problem_ = problem;
  }

  std::unique_ptr<service::ByteSource> packed_;
  UnpackLimits limits_;
  std::vector<char> input_;
  std::size_t have_ = 0;   // of the first bytes
  std::size_t given_ = 0;  // of these, when plain
  Kind kind_ = Kind::unknown;
  z_stream stream_{};
  std::int64_t unpacked_ = 0;
  bool ended_ = false;
  std::optional<std::string> problem_;
};

}  // namespace

std::unique_ptr<service::ByteSource> unpacked(std::unique_ptr<service::ByteSource> packed, UnpackLimits limits) {
  return std::make_unique<UnpackedSource>(std::move(packed), limits);
}

}  // namespace chargeward::ocpi
