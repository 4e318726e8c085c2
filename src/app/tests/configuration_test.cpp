// The configuration's layers, its problems, and the page that is made of its table.
#include "chargeward/app/configuration.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "chargeward/app/application.hpp"

namespace chargeward::app {
namespace {

class TomlFile {
 public:
  explicit TomlFile(std::string_view text)
      : path_(std::filesystem::temp_directory_path() / ("chargeward-" + std::to_string(::getpid()) + ".toml")) {
    std::ofstream(path_) << text;
  }
  ~TomlFile() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

TEST(Configuration, a_flag_goes_before_the_environment_and_that_before_the_file) {
  const TomlFile file(
      "listen = \"127.0.0.1:1\"\nlog_format = \"json\"\nrate_sign_in = 3\ntrusted_proxies = [\"10.0.0.1\", "
      "\"10.0.0.2\"]\n");
  const auto loaded = load_configuration(
      {file.path(), {{"CHARGEWARD_LISTEN", "127.0.0.1:2"}, {"CHARGEWARD_RATE_SIGN_IN", "4"}}, {{"listen", "[::1]:3"}}});
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_EQ(loaded.configuration.listen_address, "::1");
  EXPECT_EQ(loaded.configuration.listen_port, 3);
  EXPECT_EQ(loaded.configuration.rate_sign_in, 4);
  EXPECT_EQ(loaded.configuration.log_format, base::LogFormat::json);
  EXPECT_EQ(loaded.configuration.trusted_proxies.size(), 2U);
  EXPECT_EQ(loaded.chosen.at("listen").source, "--listen");
  EXPECT_EQ(loaded.chosen.at("rate_sign_in").source, "CHARGEWARD_RATE_SIGN_IN");
  EXPECT_EQ(loaded.chosen.at("log_format").source, file.path().string());
  EXPECT_EQ(loaded.chosen.at("data").source, "default");
}

TEST(Configuration, every_default_is_acceptable_and_equals_the_struct) {
  const auto loaded = load_configuration({});
  EXPECT_TRUE(loaded.problems.empty());
  const Configuration fresh;
  EXPECT_EQ(loaded.configuration.data_folder, fresh.data_folder);
  EXPECT_EQ(loaded.configuration.listen_port, fresh.listen_port);
  EXPECT_EQ(loaded.configuration.rate_per_caller, fresh.rate_per_caller);
  EXPECT_EQ(loaded.configuration.rate_per_address, fresh.rate_per_address);
  EXPECT_EQ(loaded.configuration.rate_sign_in, fresh.rate_sign_in);
  EXPECT_EQ(loaded.configuration.upload_mib_max, fresh.upload_mib_max);
  EXPECT_EQ(loaded.configuration.zone_info, fresh.zone_info);
}

TEST(Configuration, all_that_is_wrong_is_said_at_once) {
  const TomlFile file("lisen = \"127.0.0.1:1\"\nio_threads = 1.5\n");
  const auto loaded =
      load_configuration({file.path(), {}, {{"listen", "here"}, {"database", "mysql://x"}, {"tls_key", "key.pem"}}});
  EXPECT_EQ(loaded.problems.size(), 5U);
  EXPECT_FALSE(load_configuration({"/nowhere/chargeward.toml", {}, {}}).problems.empty());
}

TEST(Configuration, a_password_is_never_shown) {
  const auto loaded = load_configuration({{}, {}, {{"database", "postgresql://cw:s3cret@db/cw"}}});
  EXPECT_EQ(loaded.chosen.at("database").text, "postgresql://cw:…@db/cw");
  EXPECT_EQ(loaded.configuration.database, "postgresql://cw:s3cret@db/cw");
  EXPECT_EQ(without_password("postgresql:///cw?host=/run"), "postgresql:///cw?host=/run");
}

TEST(Configuration, without_tls_it_listens_on_this_machine_only) {
  Configuration configuration;
  EXPECT_NO_THROW(check_listen_address(configuration));
  configuration.listen_address = "0.0.0.0";
  EXPECT_THROW(check_listen_address(configuration), StartRefused);
  configuration.allow_insecure_listen = true;
  EXPECT_NO_THROW(check_listen_address(configuration));
  configuration.allow_insecure_listen = false;
  configuration.tls_certificate = "a.pem";
  EXPECT_NO_THROW(check_listen_address(configuration));
}

TEST(Configuration, the_documented_table_is_the_programs) {
  const std::filesystem::path path = std::filesystem::path(CHARGEWARD_SOURCE_DIR) / "docs/configuration.md";
  if (std::getenv("CHARGEWARD_RENEW_GOLDEN") != nullptr) std::ofstream(path) << configuration_reference();
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(text, configuration_reference()) << "renew it: chargeward config reference > docs/configuration.md";
}

}  // namespace
}  // namespace chargeward::app
