// The table of the page's files, as the build made it: with the page, or empty.
#include "chargeward/page/page_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace chargeward::page {
namespace {

TEST(PageFiles, are_sorted_so_that_a_search_finds_each) {
  EXPECT_TRUE(std::ranges::is_sorted(page_files(), {}, &PageFile::path));
  for (const PageFile& file : page_files()) {
    EXPECT_EQ(find_page_file(file.path), &file) << file.path;
  }
}

TEST(PageFiles, have_a_quoted_tag_and_gzip_only_where_it_is_smaller) {
  for (const PageFile& file : page_files()) {
    EXPECT_TRUE(file.etag.starts_with('"') && file.etag.ends_with('"')) << file.path;
    EXPECT_LT(file.gzip.size(), std::max<std::size_t>(file.content.size(), 1)) << file.path;
    if (!file.gzip.empty()) {
      EXPECT_TRUE(file.gzip.starts_with("\x1f\x8b")) << file.path;
    }
  }
}

TEST(PageFiles, bring_the_page_and_the_reference_when_the_page_was_built) {
  if (page_files().empty()) {
    GTEST_SKIP() << "built without the page";
  }
  ASSERT_NE(find_page_file("/index.html"), nullptr);
  EXPECT_EQ(find_page_file("/index.html")->caching, Caching::revalidate);
  EXPECT_NE(find_page_file("/docs/index.html"), nullptr);
  EXPECT_NE(find_page_file("/docs/openapi.yaml"), nullptr);
}

TEST(PageFiles, know_nothing_of_other_paths) {
  EXPECT_EQ(find_page_file("/no/such/file"), nullptr);
  EXPECT_EQ(find_page_file(""), nullptr);
  EXPECT_EQ(find_page_file("/../etc/passwd"), nullptr);
}

}  // namespace
}  // namespace chargeward::page
