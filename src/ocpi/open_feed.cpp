// Which reader a request gets.
#include "chargeward/ocpi/open_feed.hpp"

#include "chargeward/ocpi/byte_sources.hpp"
#include "csv_feed.hpp"
#include "ocpi_feed.hpp"

namespace chargeward::ocpi {
namespace {

/// A feed that can't be read at all, and says why.
class NoFeed final : public service::FeedReader {
 public:
  explicit NoFeed(service::FeedEnd end) : end_(std::move(end)) {}
  std::optional<domain::FeedObject> next() override { return std::nullopt; }
  std::int64_t bytes_read() const override { return 0; }
  std::optional<service::FeedEnd> end() const override { return end_; }

 private:
  service::FeedEnd end_;
};

}  // namespace

std::unique_ptr<service::FeedReader> open_feed(service::FeedRequest request) {
  auto source = unpacked(std::move(request.source));
  PartyRules rules{std::move(request.country_code), std::move(request.party_id), std::move(request.fallback)};
  if (request.format == domain::ImportFormat::ocpi) return read_ocpi(std::move(source), std::move(rules));
  for (const auto* profile : all_profiles()) {
    if (profile->name == request.profile) return read_csv(std::move(source), *profile, std::move(rules));
  }
  return std::make_unique<NoFeed>(service::FeedEnd{"unknown_profile", 0, request.profile});
}

std::vector<service::FeedProfile> csv_profiles() {
  std::vector<service::FeedProfile> profiles;
  for (const auto* profile : all_profiles()) {
    profiles.push_back({std::string(profile->name),
                        std::string(profile->title),
                        std::string(profile->description),
                        {profile->required_columns.begin(), profile->required_columns.end()}});
  }
  return profiles;
}

}  // namespace chargeward::ocpi
