// Handler of the event stream: takes a listener in, and hands its stream to the connection. Runs on the threads for
// streams, because it reads the record.
#include <string_view>
#include <utility>

#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/live_feed.hpp"
#include "handlers/answers.hpp"

namespace chargeward::http {

using domain::Operation;
using service::Resume;

namespace {

constexpr std::string_view kLastEventId = "last-event-id";

/// A listener's stream as the body of an answer.
class ListenerSource final : public EventSource {
 public:
  explicit ListenerSource(std::shared_ptr<service::LiveStream> stream) : stream_(std::move(stream)) {}
  ListenerSource(const ListenerSource&) = delete;
  ListenerSource& operator=(const ListenerSource&) = delete;
  ~ListenerSource() override { stream_->close(); }

  void next(std::function<void(Pieces)> take) override { stream_->next(std::move(take)); }
  void close() override { stream_->close(); }

 private:
  std::shared_ptr<service::LiveStream> stream_;
};

}  // namespace

template <>
HandlerResult handle<Operation::stream_events>(RequestContext& context) {
  QueryReader parameters(context.request);
  auto after = parameters.one_of("after", domain::parse_feed_position);
  CHARGEWARD_CHECK(parameters.status());
  auto resume = after ? Resume::from_position : Resume::from_now;
  // A browser sends by itself what it was told last, and can do nothing about it.
  if (const std::string_view last = context.request.header(kLastEventId); !last.empty()) {
    after = domain::parse_feed_position(last);
    resume = after ? Resume::from_position : Resume::impossible;
  }
  Response response;
  response.set("Content-Type", "text/event-stream");
  response.set("X-Accel-Buffering", "no");  // nginx would keep events back
  auto start = context.program.live->listen(context.actor, std::string(context.secret_hash), resume,
                                            after.value_or(domain::FeedPosition{}));
  response.body = std::move(start.opening);
  response.source = std::move(start.missed);
  response.events = std::make_shared<ListenerSource>(std::move(start.stream));
  return response;
}

}  // namespace chargeward::http
