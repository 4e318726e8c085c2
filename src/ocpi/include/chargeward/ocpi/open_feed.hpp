// Opens a feed of locations for the import: OCPI by itself, CSV by a profile, gzip or not. Passed to the import runner
// by the app.
#pragma once

#include <memory>
#include <vector>

#include "chargeward/service/ports/feed_reader.hpp"

namespace chargeward::ocpi {

/// A reader for the request's source, which may be packed by gzip. An unknown profile ends with "unknown_profile".
std::unique_ptr<service::FeedReader> open_feed(service::FeedRequest request);

/// The profiles in the box.
std::vector<service::FeedProfile> csv_profiles();

}  // namespace chargeward::ocpi
