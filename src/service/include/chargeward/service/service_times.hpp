// The service times that are in use, by time zone and calendar: built at the first question, shared, and built again
// for more years when one is asked that they do not cover. Holidays are part of the calendar, so a changed one is
// another key; the least recently used leave when memory runs out. Thread-safe; what was handed out stays valid for
// whoever holds it.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "chargeward/base/result.hpp"
#include "chargeward/domain/deadlines.hpp"
#include "chargeward/domain/service_time.hpp"

namespace chargeward::service {

class ServiceTimes {
 public:
  using Shared = std::shared_ptr<const domain::ServiceTime>;

  static constexpr std::size_t kMemoryBytesMax = std::size_t{24} << 20U;

  explicit ServiceTimes(std::size_t memory_bytes_max = kMemoryBytesMax) : memory_bytes_max_(memory_bytes_max) {}

  /// One that covers `need`, or as much of it as can be built (domain::kServiceYearFirst …). Errors: of
  /// ServiceTime::build.
  base::Result<Shared> of(std::string_view time_zone, const domain::ServiceCalendar& calendar, domain::Span need);
  /// From 1970 on.
  base::Result<Shared> of(std::string_view time_zone, const domain::ServiceCalendar& calendar,
                          base::Instant need_until);
  /// One that covers `from` and due(from, target). Errors besides, `invalid`: /opened_at (not in the years that can be
  /// built), /working_days (so little time counts that the target is not reached in them).
  base::Result<Shared> covering(std::string_view time_zone, const domain::ServiceCalendar& calendar, base::Instant from,
                                std::chrono::milliseconds target);

  std::size_t size() const;
  std::size_t memory_bytes() const;

 private:
  struct Key {
    std::string time_zone;
    domain::ServiceCalendar calendar;
  };
  struct KeyView {
    std::string_view time_zone;
    const domain::ServiceCalendar& calendar;
    KeyView(std::string_view zone, const domain::ServiceCalendar& of) : time_zone(zone), calendar(of) {}
    KeyView(const Key& key) : KeyView(key.time_zone, key.calendar) {}  // NOLINT(google-explicit-constructor): a view
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const KeyView& key) const;
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const KeyView& one, const KeyView& other) const {
      return one.time_zone == other.time_zone && one.calendar == other.calendar;
    }
  };
  struct Kept {
    Shared time;
    std::size_t memory_bytes = 0;
    std::list<const Key*>::iterator place;
  };

  Shared find(const KeyView& key);
  Shared keep(const KeyView& key, Shared time);
  void make_room();

  const std::size_t memory_bytes_max_;
  mutable std::mutex mutex_;
  std::unordered_map<Key, Kept, Hash, Equal> kept_;
  std::list<const Key*> by_use_;  // the most recently used first
  std::size_t memory_bytes_ = 0;
};

}  // namespace chargeward::service
