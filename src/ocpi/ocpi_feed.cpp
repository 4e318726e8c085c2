// The OCPI reader: splits the feed, parses each object strictly, and reads it into a location.
#include "ocpi_feed.hpp"

#include <boost/json/monotonic_resource.hpp>

#include <array>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/json.hpp"
#include "location_reader.hpp"
#include "object_splitter.hpp"

namespace chargeward::ocpi {
namespace {

namespace json = boost::json;

// Leads every fingerprint: raise it when the reader makes something else of the same bytes, so that everything is
// compared anew once.
constexpr std::string_view kReaderVersion = "o1-";

class OcpiFeed final : public service::FeedReader {
 public:
  OcpiFeed(std::unique_ptr<service::ByteSource> source, PartyRules rules)
      : source_(std::move(source)), rules_(std::move(rules)), splitter_(*source_) {}

  std::optional<domain::FeedObject> next() override {
    const auto raw = splitter_.next();
    if (!raw) return std::nullopt;
    domain::FeedObject object;
    object.object_index = object_index_++;
    object.byte_position = raw->position;
    if (raw->problem) {
      object.problems.push_back({*raw->problem, "", at_byte(raw->problem_position)});
      return object;
    }
    read(*raw, object);
    return object;
  }

  std::int64_t bytes_read() const override { return source_->bytes_read(); }

  std::optional<service::FeedEnd> end() const override {
    auto end = splitter_.end();
    // What stopped the bytes explains what is wrong with the text.
    if (const auto problem = source_->problem()) {
      if (!end) end = service::FeedEnd{{}, splitter_.position(), std::nullopt};
      end->code = *problem;
    }
    return end;
  }

 private:
  static std::string at_byte(std::int64_t position) { return "byte " + std::to_string(position); }

  void read(const RawObject& raw, domain::FeedObject& object) {
    // A new one for each object: release() of Boost 1.81's resource does not give its first block back whole.
    json::monotonic_resource arena(first_block_.data(), first_block_.size());
    const auto parsed = base::parse_json(raw.text, &arena);
    if (!parsed) {
      object.problems.push_back(parse_problem(parsed.error(), raw.position));
      return;
    }
    Problems problems;
    object.location = read_location(parsed->get_object(), rules_, problems, object.key);
    object.problems = problems.take();
    if (object.location) object.location->fingerprint = std::string(kReaderVersion) + base::fingerprint_hex(raw.text);
  }

  static domain::ImportProblem parse_problem(const base::Error& error, std::int64_t position) {
    domain::ImportProblem problem{std::string(base::error_row(error.code).name), "", std::nullopt};
    if (error.fields.empty()) return problem;
    problem.pointer = error.fields.front().pointer;
    for (const auto& [name, value] : error.fields.front().params) {
      if (name == "byte") problem.value = at_byte(position + std::stoll(value));
    }
    return problem;
  }

  std::unique_ptr<service::ByteSource> source_;
  PartyRules rules_;
  ObjectSplitter splitter_;
  std::array<unsigned char, 64U << 10U> first_block_{};
  std::int64_t object_index_ = 0;
};

}  // namespace

std::unique_ptr<service::FeedReader> read_ocpi(std::unique_ptr<service::ByteSource> source, PartyRules rules) {
  return std::make_unique<OcpiFeed>(std::move(source), std::move(rules));
}

}  // namespace chargeward::ocpi
