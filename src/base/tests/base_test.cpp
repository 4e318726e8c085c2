// Ids, instants and text.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/error.hpp"
#include "chargeward/base/id.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/base/time.hpp"

namespace chargeward::base {
namespace {

TEST(UuidSource, gives_version_7_in_order_also_when_the_clock_steps_back) {
  UuidSource source;
  Uuid last;
  for (int i = 0; i < 20'000; ++i) {
    const auto uuid = source.next(from_milliseconds(1'700'000'000'000 - i / 100));
    EXPECT_LT(last, uuid);
    EXPECT_EQ(uuid.bytes[6] >> 4, 7);
    EXPECT_EQ(uuid.bytes[8] >> 6, 2);
    last = uuid;
  }
}

TEST(Uuid, is_read_as_it_is_written) {
  const auto text = "0193b5c2-7a3e-7c11-8000-00aabbccddee";
  ASSERT_TRUE(parse_uuid(text));
  EXPECT_EQ(to_string(*parse_uuid(text)), text);
  for (const auto* bad : {"", "0193b5c2-7a3e-7c11-8000-00aabbccdde", "0193b5c27a3e7c11800000aabbccddee0000",
                          "0193b5c2-7a3e-7c11-8000-00aabbccddeg"}) {
    EXPECT_FALSE(parse_uuid(bad)) << bad;
  }
}

RC_GTEST_PROP(Instant, is_read_as_it_is_written, ()) {
  const auto ms = *rc::gen::inRange<std::int64_t>(-62'135'596'800'000, 253'402'300'799'999);
  RC_ASSERT(parse_rfc3339(format_rfc3339(from_milliseconds(ms))) == from_milliseconds(ms));
}

TEST(Instant, takes_offsets_and_any_fraction) {
  const auto expected = parse_rfc3339("2026-03-06T15:00:00Z");
  EXPECT_EQ(parse_rfc3339("2026-03-06T16:00:00+01:00"), expected);
  EXPECT_EQ(parse_rfc3339("2026-03-06T10:30:00.000-04:30"), expected);
  EXPECT_EQ(format_rfc3339(*parse_rfc3339("2026-03-06T15:00:00.1234567Z")), "2026-03-06T15:00:00.123Z");
  EXPECT_EQ(parse_ocpi_date_time("2026-03-06T15:00:00"), expected);
  for (const auto* bad : {"2026-03-06", "2026-02-30T00:00:00Z", "2026-03-06T15:00:00", "2026-03-06T24:00:00Z",
                          "2026-03-06T15:00:00.Z", "2026-03-06T15:00:00+1:00", "x"}) {
    EXPECT_FALSE(parse_rfc3339(bad)) << bad;
  }
}

TEST(Text, folds_for_search) {
  EXPECT_EQ(fold("Zürich STRASSE Straße"), "zurich strasse strasse");
  EXPECT_EQ(fold("Łódź Ærø ﬁ"), fold("łÓDŹ ærø fi"));
}

TEST(Text, counts_code_points_and_knows_bad_utf8) {
  EXPECT_EQ(code_point_count("aüé"), 3U);
  EXPECT_TRUE(is_valid_utf8("aü€😀"));
  for (const auto* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"})
    EXPECT_FALSE(is_valid_utf8(bad));
}

TEST(TimeZoneNames, are_those_of_tzdata) {
  for (const auto* good : {"Europe/Amsterdam", "America/Argentina/Buenos_Aires", "UTC"})
    EXPECT_TRUE(is_time_zone(good)) << good;
  for (const auto* bad :
       {"", "Europe/Atlantis", "/etc/localtime", "../../etc/passwd", "Fixed/UTC+01:00:00", "localtime"}) {
    EXPECT_FALSE(is_time_zone(bad)) << bad;
  }
}

TEST(ErrorTable, has_one_row_a_code_in_order) {
  const auto& table = error_table();
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(table[i].code), i);
    EXPECT_TRUE(names.insert(table[i].name).second) << table[i].name;
    EXPECT_GE(table[i].http_status, 400);
  }
}

TEST(Password, is_verified_against_its_hash_alone) {
  initialise_crypto();
  const auto hash = hash_password("correct horse");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  EXPECT_TRUE(verify_password(hash, "correct horse"));
  EXPECT_FALSE(verify_password(hash, "correct horsE"));
  EXPECT_FALSE(verify_password(decoy_password_hash(), "correct horse"));
}

}  // namespace
}  // namespace chargeward::base
