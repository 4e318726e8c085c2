// The part of a feed that is in memory: grows at its end as bytes are read, is dropped at its front as objects are
// done. Knows where in the (unpacked) feed it stands. Used by the splitter and the CSV rows; one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "chargeward/service/ports/byte_source.hpp"

namespace chargeward::ocpi {

class Window {
 public:
  explicit Window(service::ByteSource& source) : source_(source) {}

  /// What was read and not dropped. Invalid after more() and drop().
  std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
  /// Position of the view's first byte in the feed.
  std::int64_t position() const { return position_; }

  void drop(std::size_t count) {
    begin_ += count;
    position_ += static_cast<std::int64_t>(count);
  }

  /// Reads some more behind the view. False at the end of the feed.
  bool more() {
    if (ended_) return false;
    make_room();
    const std::size_t count = source_.read(std::span(bytes_).subspan(end_));
    end_ += count;
    ended_ = count == 0;
    return !ended_;
  }

 private:
  static constexpr std::size_t kChunkLeast = 16U << 10U;
  static constexpr std::size_t kChunkMost = 256U << 10U;

  /// Reads grow with the feed: a small one does not cost a large buffer.
  void make_room() {
    if (begin_ > 0 && bytes_.size() - end_ < chunk_) {
      std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_),
                bytes_.begin() + static_cast<std::ptrdiff_t>(end_), bytes_.begin());
      end_ -= begin_;
      begin_ = 0;
    }
    if (bytes_.size() - end_ < chunk_) bytes_.resize(bytes_.size() + std::max(chunk_, bytes_.size() / 2));
    chunk_ = std::min(2 * chunk_, kChunkMost);
  }

  service::ByteSource& source_;
  std::vector<char> bytes_;
  std::size_t chunk_ = kChunkLeast;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::int64_t position_ = 0;
  bool ended_ = false;
};

}  // namespace chargeward::ocpi
