// Files attached to incidents: what is taken for what, and under which names they are saved.
#include "chargeward/domain/attachment.hpp"

#include <gtest/gtest.h>

namespace chargeward::domain {
namespace {

using namespace std::string_view_literals;

TEST(Attachment, OPS05_every_type_is_read_as_it_is_written) {
  for (int i = 0; i <= static_cast<int>(AttachmentType::text); ++i) {
    const auto type = static_cast<AttachmentType>(i);
    EXPECT_EQ(parse_attachment_type(to_string(type)), type);
  }
  for (const auto name : {"", "image/svg+xml", "text/html", "IMAGE/PNG", "image/png ", "application/octet-stream"})
    EXPECT_EQ(parse_attachment_type(name), std::nullopt) << name;
}

struct Content {
  AttachmentType type;
  std::string_view head;
};
constexpr Content kContents[] = {
    {AttachmentType::png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv},
    {AttachmentType::jpeg, "\xff\xd8\xff\xe0\0\x10JFIF"sv},
    {AttachmentType::webp, "RIFF\x24\0\0\0WEBPVP8 "sv},
    {AttachmentType::pdf, "%PDF-1.7\n%\xe2\xe3\xcf\xd3"sv},
    {AttachmentType::text, "2027-03-26 15:00:00\tGroundFault\r\n\x1b[31mL1\x1b[0m Über\n"sv},
};

TEST(Attachment, OPS05_the_first_bytes_tell_the_types_apart) {
  for (const auto& content : kContents) {
    for (const auto& other : kContents) {
      EXPECT_EQ(has_content_of(content.type, other.head), content.type == other.type)
          << to_string(content.type) << " and " << to_string(other.type);
    }
  }
}

TEST(Attachment, OPS05_a_head_that_is_cut_short_or_empty_is_of_no_type) {
  for (const auto& content : kContents) {
    EXPECT_FALSE(has_content_of(content.type, ""));
    if (content.type == AttachmentType::text) continue;
    EXPECT_FALSE(has_content_of(content.type, content.head.substr(0, 2)));
  }
  EXPECT_FALSE(has_content_of(AttachmentType::webp, "RIFF\x24\0\0\0WAVEfmt "sv));
  EXPECT_FALSE(has_content_of(AttachmentType::text, "MZ\x90\0\x03"sv)) << "a program is no text";
  EXPECT_FALSE(has_content_of(AttachmentType::text, "abc\0def"sv));
}

TEST(Attachment, OPS05_text_is_looked_at_no_further_than_its_head) {
  std::string text(kAttachmentHeadBytes, 'x');
  text += '\0';
  EXPECT_TRUE(has_content_of(AttachmentType::text, text));
  text[kAttachmentHeadBytes - 1] = '\0';
  EXPECT_FALSE(has_content_of(AttachmentType::text, text));
}

TEST(Attachment, OPS05_a_name_is_no_path_and_steers_nothing) {
  for (const auto name :
       {"a", "Foto 1.PNG", "Zähler \"links\".pdf", "…", "..a", "写真.jpg", "100 %.txt", "a\xe2\x80\xa6"})
    EXPECT_TRUE(is_file_name(name)) << name;
  for (const auto name :
       {""sv, "."sv, ".."sv, "a/b"sv, "..\\b"sv, "/etc/passwd"sv, "C:\\x"sv, "a\nb"sv, "a\0b"sv, "a\x7f"sv,
        "a\xc2\x85"sv, "\xe2\x80\xaegnp.exe"sv, "a\xe2\x80\x8e"sv, "a\xe2\x80\xa8"sv, "\xe2\x81\xa6x"sv})
    EXPECT_FALSE(is_file_name(name)) << name;
}

TEST(Attachment, OPS05_what_is_saved_has_the_ending_of_its_type) {
  EXPECT_EQ(saved_name("foto.PNG", AttachmentType::png), "foto.PNG");
  EXPECT_EQ(saved_name("foto.jpeg", AttachmentType::jpeg), "foto.jpeg");
  EXPECT_EQ(saved_name("foto", AttachmentType::jpeg), "foto.jpg");
  EXPECT_EQ(saved_name("session.log", AttachmentType::text), "session.log");
  EXPECT_EQ(saved_name("setup.bat", AttachmentType::text), "setup.bat.txt");
  EXPECT_EQ(saved_name("page.html", AttachmentType::pdf), "page.html.pdf");
  EXPECT_EQ(saved_name(".txt", AttachmentType::text), ".txt.txt");
}

TEST(Attachment, OPS05_an_incident_takes_twenty_files_and_a_hundred_mebibytes) {
  EXPECT_TRUE(takes_attachment(0, 0, kAttachmentBytesMax));
  EXPECT_TRUE(takes_attachment(19, 0, 1));
  EXPECT_FALSE(takes_attachment(20, 0, 1));
  EXPECT_TRUE(takes_attachment(9, 9 * kAttachmentBytesMax, kAttachmentBytesMax));
  EXPECT_FALSE(takes_attachment(10, 10 * kAttachmentBytesMax, 1));
}

}  // namespace
}  // namespace chargeward::domain
