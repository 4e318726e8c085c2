// See the header.
#include "chargeward/domain/attachment.hpp"

#include <algorithm>
#include <span>

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 5> kAttachmentTypes = {"image/png", "image/jpeg", "image/webp",
                                                              "application/pdf", "text/plain"};

// The first ending is the one that is added.
constexpr std::array kPngEndings = {".png"sv};
constexpr std::array kJpegEndings = {".jpg"sv, ".jpeg"sv};
constexpr std::array kWebpEndings = {".webp"sv};
constexpr std::array kPdfEndings = {".pdf"sv};
constexpr std::array kTextEndings = {".txt"sv, ".log"sv, ".csv"sv};

std::span<const std::string_view> endings_of(AttachmentType type) {
  switch (type) {
    case AttachmentType::png:
      return kPngEndings;
    case AttachmentType::jpeg:
      return kJpegEndings;
    case AttachmentType::webp:
      return kWebpEndings;
    case AttachmentType::pdf:
      return kPdfEndings;
    case AttachmentType::text:
      return kTextEndings;
  }
  return kTextEndings;
}

/// Line ends, tabs, page breaks, and the escape of coloured logs.
bool is_of_text(char c) {
  return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\x1b';
}

bool is_plain_text(std::string_view head) {
  return !head.empty() && !head.starts_with("%PDF-") && std::ranges::all_of(head, is_of_text);
}

/// U+0080–U+009F; U+200E, U+200F, U+202A–U+202E and U+2066–U+2069, which turn the order of letters; U+2028, U+2029.
bool has_steering_character(std::string_view name) {
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    const auto second = static_cast<unsigned char>(name[i + 1]);
    if (name[i] == '\xc2' && second < 0xa0) return true;
    if (name[i] != '\xe2' || i + 2 >= name.size()) continue;
    const auto third = static_cast<unsigned char>(name[i + 2]);
    if (second == 0x80 && (third == 0x8e || third == 0x8f || (third >= 0xa8 && third <= 0xae))) return true;
    if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return true;
  }
  return false;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() && std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, lower);
}

}  // namespace

CHARGEWARD_ENUM_NAMES(AttachmentType, attachment_type, kAttachmentTypes)

bool has_content_of(AttachmentType type, std::string_view head) {
  switch (type) {
    case AttachmentType::png:
      return head.starts_with("\x89PNG\r\n\x1a\n");
    case AttachmentType::jpeg:
      return head.starts_with("\xff\xd8\xff");
    case AttachmentType::webp:
      return head.size() >= 12 && head.starts_with("RIFF") && head.substr(8, 4) == "WEBP";
    case AttachmentType::pdf:
      return head.starts_with("%PDF-");
    case AttachmentType::text:
      return is_plain_text(head.substr(0, kAttachmentHeadBytes));
  }
  return false;
}

bool is_file_name(std::string_view name) {
  if (name.empty() || name == "." || name == "..") return false;
  const auto is_refused = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f' || c == '/' || c == '\\';
  };
  return std::ranges::none_of(name, is_refused) && !has_steering_character(name);
}

std::string saved_name(std::string_view name, AttachmentType type) {
  const auto endings = endings_of(type);
  const bool has_one = std::ranges::any_of(endings, [&](std::string_view ending) { return has_ending(name, ending); });
  return has_one ? std::string(name) : std::string(name) + std::string(endings.front());
}

}  // namespace chargeward::domain
