// The port to a feed of locations: pulls one object after the other out of a file, whatever its format. Opened by a
// function that the app passes in (ocpi::open_feed). A reader belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/import.hpp"
#include "chargeward/service/ports/byte_source.hpp"

namespace chargeward::service {

/// A feed's two-letter country and three-character party, part of every location's key.
struct FeedParty {
  std::string country_code;
  std::string party_id;
};

struct FeedRequest {
  domain::ImportFormat format = domain::ImportFormat::ocpi;
  std::string profile;                      // of CSV
  std::optional<std::string> country_code;  // for objects that have none, said by who started the import
  std::optional<std::string> party_id;
  std::optional<FeedParty> fallback;  // the organisation's own, where neither object nor request nor ids tell
  std::unique_ptr<ByteSource> source;
};

/// Why a feed ended before it was complete: "not_json", "cut", "zip_bomb", "damaged_gzip", "read_failed",
/// "missing_columns" or "unknown_profile". `byte_position` in the unpacked file.
struct FeedEnd {
  std::string code;
  std::int64_t byte_position = 0;
  std::optional<std::string> value;  // the columns that are missing
};

class FeedReader {
 public:
  virtual ~FeedReader() = default;
  /// The next object, read or refused; nothing at the end. Never throws for what a feed contains.
  virtual std::optional<domain::FeedObject> next() = 0;
  /// Of the file as it was sent.
  virtual std::int64_t bytes_read() const = 0;
  /// Said once `next` gave nothing; nothing for a feed that is complete.
  virtual std::optional<FeedEnd> end() const = 0;
};

/// How the columns of a kind of CSV file become fields, for people to choose from.
struct FeedProfile {
  std::string name;
  std::string title;
  std::string description;
  std::vector<std::string> required_columns;
};

using OpenFeed = std::function<std::unique_ptr<FeedReader>(FeedRequest)>;

}  // namespace chargeward::service
