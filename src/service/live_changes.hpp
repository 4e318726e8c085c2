// From entries of the record to what listeners are told: what one piece of work did to very many things is one change
// that says how many, and the changes become the text of server-sent events, once for each audience. Reading is on the
// calling thread; the rest is pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/record_feed.hpp"
#include "chargeward/service/live_audience.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::service {

struct LiveChange {
  domain::FeedEntry entry;  // the last one, where there are many
  std::int64_t count = 1;
};

struct LiveChanges {
  std::vector<LiveChange> changes;
  domain::FeedPosition end;  // read on behind it
  bool has_more = false;
  bool is_held_back = false;
};

/// The next changes of a range. Throws base::Unavailable.
LiveChanges read_changes(Store& store, domain::OrganisationKey organisation, const FeedRange& range);

/// The events "changed" of what an audience hears of; empty when that is nothing.
std::string changed_events(std::span<const LiveChange> changes, const Audience& audience);

/// "hello", "reset" and "tick": only the time and the place in the feed.
std::string plain_event(std::string_view name, const domain::FeedPosition& position, base::Instant now);

}  // namespace chargeward::service
