// Bytes as hex, and their SHA-256 against the examples of FIPS 180-4.
#include "chargeward/base/bytes.hpp"

#include <gtest/gtest.h>

namespace chargeward::base {
namespace {

using namespace std::string_view_literals;

TEST(Bytes, every_byte_survives_its_way_through_hex) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  EXPECT_EQ(bytes_of_hex(hex_of(all)), all);
  EXPECT_EQ(hex_of("\0\x7f\xff"sv), "007fff");
  EXPECT_EQ(bytes_of_hex("007FfF"), "\0\x7f\xff"sv);
  EXPECT_EQ(bytes_of_hex(""), "");
}

TEST(Bytes, what_is_no_hex_gives_nothing) {
  for (const auto text : {"0", "000", "0g", "zz", " 00", "00 ", "0x00"}) EXPECT_EQ(bytes_of_hex(text), std::nullopt);
}

TEST(Bytes, a_hash_does_not_depend_on_the_pieces) {
  Sha256 empty;
  EXPECT_EQ(empty.finish(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 whole;
  whole.add("abc");
  Sha256 pieces;
  for (const auto piece : {"a", "", "bc"}) pieces.add(piece);
  EXPECT_EQ(pieces.finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(whole.finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace chargeward::base
