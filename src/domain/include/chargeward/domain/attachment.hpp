// Files attached to incidents (OPS-05): which types are taken, how a file's first bytes tell whether it is one, what it
// may be called, and how much an incident holds. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/ids.hpp"

namespace chargeward::domain {

inline constexpr std::int64_t kAttachmentBytesMax = std::int64_t{10} << 20;
inline constexpr std::int64_t kAttachmentsBytesMax = std::int64_t{100} << 20;  // of one incident
inline constexpr std::size_t kAttachmentsMax = 20;                             // of one incident
inline constexpr std::size_t kAttachmentNameLengthMax = 200;
/// How much of a file `has_content_of` wants to see, where there is as much.
inline constexpr std::size_t kAttachmentHeadBytes = 4096;

enum class AttachmentType : std::uint8_t { png, jpeg, webp, pdf, text };
/// The media type: "image/png".
std::string_view to_string(AttachmentType type);
std::optional<AttachmentType> parse_attachment_type(std::string_view media_type);

/// Whether a file that begins like this is of the type. Text: no control characters but those of plain text.
bool has_content_of(AttachmentType type, std::string_view head);

/// A name, and no path: no slashes, no characters that steer a terminal or turn the order of the letters.
bool is_file_name(std::string_view name);

/// The name under which it may be saved: the type's usual ending is added where it has another one, so that what was
/// sent as text does not become a program on somebody's disk.
std::string saved_name(std::string_view name, AttachmentType type);

struct Attachment {
  AttachmentId id;
  std::string name;
  AttachmentType type = AttachmentType::text;
  std::int64_t size_bytes = 0;
  std::string sha256;  // lower-case hex
  ActorName attached_by;
  base::Instant attached_at;
  bool operator==(const Attachment&) const = default;
};

/// Whether an incident that holds `count` files of `bytes` in all takes one more of `size_bytes`.
constexpr bool takes_attachment(std::size_t count, std::int64_t bytes, std::int64_t size_bytes) {
  return count < kAttachmentsMax && bytes + size_bytes <= kAttachmentsBytesMax;
}

}  // namespace chargeward::domain
