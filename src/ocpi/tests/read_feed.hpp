// What the tests of the readers share: a whole feed read from a text or a file of the real data, and gzip made here.
#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/ocpi/byte_sources.hpp"
#include "chargeward/ocpi/open_feed.hpp"

namespace chargeward::ocpi {

struct ReadFeed {
  std::vector<domain::FeedObject> objects;
  std::optional<service::FeedEnd> end;
  std::int64_t bytes_read = 0;

  std::int64_t refused_count() const {
    return std::count_if(objects.begin(), objects.end(), [](const auto& object) { return !object.location; });
  }
  std::int64_t kept_count() const { return std::ssize(objects) - refused_count(); }
  /// How often each problem was told.
  std::map<std::string, int> problem_counts() const {
    std::map<std::string, int> counts;
    for (const auto& object : objects) {
      for (const auto& problem : object.problems) ++counts[problem.code];
    }
    return counts;
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& object : objects) {
      if (object.location) out.push_back(object.location->key.ocpi_id);
    }
    return out;
  }
};

inline ReadFeed read_feed(service::FeedRequest request) {
  ReadFeed read;
  const auto reader = open_feed(std::move(request));
  while (auto object = reader->next()) read.objects.push_back(std::move(*object));
  read.end = reader->end();
  read.bytes_read = reader->bytes_read();
  return read;
}

/// A source that gives a few bytes at a time, as a slow pipe does.
class SlowSource final : public service::ByteSource {
 public:
  SlowSource(std::string bytes, std::size_t step) : source_(from_memory(std::move(bytes))), step_(step) {}
  std::size_t read(std::span<char> buffer) override {
    return source_->read(buffer.first(std::min(buffer.size(), step_)));
  }
  std::int64_t bytes_read() const override { return source_->bytes_read(); }
  std::optional<std::string> problem() const override { return source_->problem(); }

 private:
  std::unique_ptr<service::ByteSource> source_;
  std::size_t step_;
};

inline ReadFeed read_slowly(std::string text, std::size_t step) {
  service::FeedRequest request;
  request.source = std::make_unique<SlowSource>(std::move(text), step);
  return read_feed(std::move(request));
}

inline ReadFeed read_text(std::string text) {
  service::FeedRequest request;
  request.source = from_memory(std::move(text));
  return read_feed(std::move(request));
}

inline ReadFeed read_csv_text(std::string text, std::string profile) {
  service::FeedRequest request;
  request.format = domain::ImportFormat::csv;
  request.profile = std::move(profile);
  request.source = from_memory(std::move(text));
  return read_feed(std::move(request));
}

/// A file of the real data, or nothing where it is not there.
inline std::optional<std::string> shared_file(const std::string& name) {
  const char* folder = std::getenv("CHARGEWARD_SHARED");
  const std::filesystem::path root = folder != nullptr
                                         ? std::filesystem::path(folder)
                                         : std::filesystem::path(CHARGEWARD_SOURCE_DIR).parent_path() / "shared";
  const auto path = root / "data" / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path.string();
}

inline std::string gzip(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// A location as a feed writes it, with one EVSE; `extra` goes in front of its EVSEs.
inline std::string location_json(const std::string& id, const std::string& extra = {}) {
  return R"({"id":")" + id + R"(","country_code":"NL","party_id":"TNM","publish":true,"name":"Site )" + id +
         R"(","address":"Dorpsstraat 1","city":"Gieten","postal_code":"9461VA","country":"NLD",)" + extra +
         R"("coordinates":{"latitude":"52.999552","longitude":"6.756642"},"time_zone":"Europe/Amsterdam",)"
         R"("evses":[{"uid":"e1","evse_id":"NL*TNM*E1","status":"AVAILABLE","connectors":[{"id":"1",)"
         R"("standard":"IEC_62196_T2","format":"SOCKET","power_type":"AC_3_PHASE","max_voltage":230,"max_amperage":16,)"
         R"("last_updated":"2026-06-06T21:35:33Z"}],"last_updated":"2026-06-06T21:35:33Z"}],)"
         R"("last_updated":"2026-06-07T18:40:07Z"})";
}

}  // namespace chargeward::ocpi
