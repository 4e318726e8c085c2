// The reader of OCPI feeds, opened by open_feed. The source is already unpacked. One thread.
#pragma once

#include <memory>

#include "chargeward/service/ports/feed_reader.hpp"
#include "location_reader.hpp"

namespace chargeward::ocpi {

std::unique_ptr<service::FeedReader> read_ocpi(std::unique_ptr<service::ByteSource> source, PartyRules rules);

}  // namespace chargeward::ocpi
