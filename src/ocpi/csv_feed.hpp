// The reader of CSV files by a profile, opened by open_feed. The source is already unpacked. One thread.
#pragma once

#include <memory>

#include "chargeward/service/ports/feed_reader.hpp"
#include "csv_profile.hpp"
#include "location_reader.hpp"

namespace chargeward::ocpi {

std::unique_ptr<service::FeedReader> read_csv(std::unique_ptr<service::ByteSource> source, const CsvProfile& profile,
                                              PartyRules rules);

}  // namespace chargeward::ocpi
