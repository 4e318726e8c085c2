// Files, memory and gzip as sources of bytes, and what stops them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "read_feed.hpp"

namespace chargeward::ocpi {
namespace {

struct Unpacked {
  std::string text;
  std::optional<std::string> problem;
  std::int64_t bytes_read = 0;
};

Unpacked unpack(std::string packed, UnpackLimits limits = {}, std::size_t chunk = 1'000) {
  const auto source = unpacked(from_memory(std::move(packed)), limits);
  Unpacked out;
  std::vector<char> buffer(chunk);
  while (const std::size_t count = source->read(buffer)) out.text.append(buffer.data(), count);
  out.problem = source->problem();
  out.bytes_read = source->bytes_read();
  return out;
}

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(random() & 0xFF);
  return out;
}

TEST(ByteSources, plain_bytes_pass_through) {
  for (const auto& text : {std::string(), std::string("["), std::string("\x1f"), std::string("[{}]")}) {
    const auto out = unpack(text);
    EXPECT_EQ(out.text, text);
    EXPECT_EQ(out.problem, std::nullopt);
    EXPECT_EQ(out.bytes_read, std::ssize(text));
  }
}

TEST(ByteSources, gzip_is_told_by_its_first_bytes_and_counts_what_was_packed) {
  const std::string text = noise(300'000);
  const std::string packed = gzip(text);
  for (const std::size_t chunk : {1U, 17U, 100'000U}) {
    const auto out = unpack(packed, {}, chunk);
    EXPECT_EQ(out.text, text);
    EXPECT_EQ(out.problem, std::nullopt);
    EXPECT_EQ(out.bytes_read, std::ssize(packed));
  }
}

TEST(ByteSources, several_members_are_one_text_and_padding_is_passed_over) {
  EXPECT_EQ(unpack(gzip("abc") + gzip("def")).text, "abcdef");
  const auto padded = unpack(gzip("abc") + std::string(100, '\0'));
  EXPECT_EQ(padded.text, "abc");
  EXPECT_EQ(padded.problem, std::nullopt);
}

TEST(ByteSources, a_cut_file_gives_what_was_good_and_says_that_it_is_cut) {
  const std::string text = noise(300'000);
  const std::string packed = gzip(text);
  for (const std::size_t size : {std::size_t{2}, std::size_t{9}, packed.size() / 2, packed.size() - 1}) {
    const auto out = unpack(packed.substr(0, size));
    EXPECT_EQ(out.problem, "cut") << size;
    EXPECT_TRUE(text.starts_with(out.text)) << size;
  }
}

TEST(ByteSources, damage_inside_gzip_is_said) {
  std::string packed = gzip(noise(100'000));
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  EXPECT_EQ(unpack(packed).problem, "damaged_gzip");
}

TEST(ByteSources, a_zip_bomb_stops_by_ratio) {
  UnpackLimits limits;
  limits.ratio_free_bytes = 1'000'000;
  const auto out = unpack(gzip(std::string(20'000'000, ' ')), limits);
  EXPECT_EQ(out.problem, "zip_bomb");
  EXPECT_LT(out.text.size(), 1'100'000U);
}

TEST(ByteSources, a_zip_bomb_stops_by_size) {
  UnpackLimits limits;
  limits.bytes_max = 100'000;
  const auto out = unpack(gzip(noise(200'000)), limits);
  EXPECT_EQ(out.problem, "zip_bomb");
  EXPECT_LE(out.text.size(), 102'000U);
}

TEST(ByteSources, a_small_file_may_be_packed_as_well_as_it_can) {
  EXPECT_EQ(unpack(gzip(std::string(10'000'000, ' '))).problem, std::nullopt);
}

TEST(ByteSources, a_file_that_is_not_there_or_a_folder_can_not_be_read) {
  for (const char* path : {"/nowhere/feed.json", "/tmp"}) {
    const auto source = open_file(path);
    std::vector<char> buffer(10);
    EXPECT_EQ(source->read(buffer), 0U);
    EXPECT_EQ(source->problem(), "read_failed");
  }
}

TEST(ByteSources, a_feed_out_of_a_zip_bomb_keeps_what_was_good) {
  std::string text = "[" + location_json("1") + "," + location_json("2") + ",";
  text.append(40'000'000, ' ');
  const auto read = read_text(gzip(text));
  EXPECT_THAT(read.ids(), testing::ElementsAre("1", "2"));
  ASSERT_TRUE(read.end);
  EXPECT_EQ(read.end->code, "zip_bomb");
}

}  // namespace
}  // namespace chargeward::ocpi
