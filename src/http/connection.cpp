// A connection reads one request after the other (pipelined ones wait in its buffer), hands each to the dispatch, and
// writes the answer. Whoever is slow is cut: each step sets a deadline that the server's sweep watches. Runs on its
// socket's strand. Beast parses, Asio reads and writes. Two traps of g++ 12 shape this file: a co_await in a loop's
// condition becomes an illegal instruction, and a temporary with a destructor in its operands is destroyed twice. So
// each stands in a statement of its own, and takes names.
#include "connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "chargeward/base/log.hpp"
#include "chargeward/http/problem.hpp"
#include "event_socket.hpp"
#include "failure.hpp"
#include "request_head.hpp"
#include "response_head.hpp"
#include "spool.hpp"

namespace chargeward::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using boost::system::error_code;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr std::size_t kFirstReadBytes = 4 * 1024;
/// What is read and thrown away after a refusal, so that the client sees the answer and not a reset connection.
constexpr std::uint64_t kDiscardBytesMax = 4 * 1024 * 1024;
constexpr std::chrono::seconds kLinger{2};

enum class Next { request, events, close };

template <class Stream>
class Connection {
 public:
  Connection(Stream& stream, ConnectionHost& host, Transport transport, asio::ip::address peer)
      : stream_(stream),
        host_(host),
        transport_(transport),
        peer_(std::move(peer)),
        entry_(std::make_shared<Connections::Entry>()) {
    // Cutting happens on the strand, where this object either still is, or has said that it is gone.
    entry_->cut = [executor = stream.get_executor(), alive = alive_, this] {
      asio::post(executor, [alive, this] {
        error_code ignored;
        if (*alive) stream_.lowest_layer().close(ignored);
      });
    };
    entry_->set_deadline(host_.options.timeouts.header);
    host_.connections.add(entry_);
    host_.program.metrics.connection_opened();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    *alive_ = false;
    host_.connections.remove(entry_);
    host_.program.metrics.connection_closed();
  }

  asio::awaitable<void> run() {
    Next next = Next::request;
    while (next == Next::request) next = co_await serve_one();
    if (next == Next::events) co_await tell_events();
  }

 private:
  using Parser = beast_http::request_parser<beast_http::buffer_body>;

  asio::awaitable<bool> wait_for_request() {
    entry_->set_deadline(is_first_ ? host_.options.timeouts.header : host_.options.timeouts.idle);
    entry_->is_idle = true;
    if (host_.stopping) co_return false;  // asked after is_idle was set: the stop sees one of the two
    const auto [failed, size] = co_await stream_.async_read_some(buffer_.prepare(kFirstReadBytes), kAwait);
    entry_->is_idle = false;
    if (failed) co_return false;
    buffer_.commit(size);
    co_return true;
  }

  asio::awaitable<Next> serve_one() {
    if (buffer_.size() == 0) {
      const bool has_come = co_await wait_for_request();
      if (!has_come) co_return Next::close;
    }
    is_first_ = false;
    entry_->set_deadline(host_.options.timeouts.header);
    Parser parser;
    parser.header_limit(kHeaderBytesMax);
    parser.body_limit(boost::none);  // by operation, below
    const auto [failed, size] = co_await beast_http::async_read_header(stream_, buffer_, parser, kAwait);
    if (failed) {
      const bool is_in_target = parser.get().target().empty();  // the start line was not complete
      co_await refuse_head(failed, is_in_target ? HeadFault::target_too_long : HeadFault::headers_too_large);
      co_return Next::close;
    }
    auto exchange = std::make_shared<Exchange>();
    exchange->started = std::chrono::steady_clock::now();
    exchange->now = host_.program.clock.now();
    std::optional<Response> refused = take_head(parser, *exchange);
    if (refused) {
      co_await say_and_close(*exchange, std::move(*refused));
      co_return Next::close;
    }
    const Next next = co_await answer(parser, std::move(exchange));
    co_return next;
  }

  std::optional<Response> take_head(const Parser& parser, Exchange& exchange) {
    exchange.request.transport = transport_;
    if (auto refused = fill_request(parser.get().base(), exchange.request)) return refused;
    if (transport_ == Transport::local_socket) return std::nullopt;
    const auto client = host_.trusted_proxies.client_of(peer_, exchange.request);
    exchange.request.remote_address = client.to_string();
    exchange.client_network = network_of(client);
    return std::nullopt;
  }

  asio::awaitable<Next> answer(Parser& parser, std::shared_ptr<Exchange> exchange) {
    const bool has_body = !parser.is_done();
    std::optional<Response> response = host_.dispatch.admit(*exchange);
    if (!response && has_body) response = co_await read_body(parser, *exchange);
    const bool is_drained = parser.is_done();
    if (!response) response = co_await run(exchange);
    events_ = std::move(response->events);
    const bool keeps = is_drained && parser.keep_alive() && !host_.stopping && !events_;
    if (!events_) host_.dispatch.note(*exchange, *response);
    const bool written =
        co_await write(*exchange, std::move(*response), keeps ? Connectedness::keep : Connectedness::close,
                       parser.get().version() >= 11);
    if (!written) co_return Next::close;
    if (events_) co_return Next::events;
    if (!keeps) co_await linger();
    co_return keeps ? Next::request : Next::close;
  }

  asio::awaitable<Response> run(std::shared_ptr<Exchange> exchange) {
    entry_->deadline_ms = 0;  // now the program's own work is waited for
    if (exchange->answerer == Answerer::operation && host_.dispatch.is_inline(*exchange)) {
      co_return host_.dispatch.answer(*exchange);
    }
    Response response =
        co_await elsewhere<Response>([&](auto done) { host_.dispatch.answer_later(exchange, std::move(done)); });
    co_return response;
  }

  /// Starts work that ends on another thread, and comes back to this strand with what it gives.
  template <class T, class Start>
  asio::awaitable<T> elsewhere(Start start) {
    const asio::any_io_executor executor = stream_.get_executor();
    const auto initiate = [&start, &executor](auto handler) {
      auto shared = std::make_shared<decltype(handler)>(std::move(handler));
      start([shared, executor](T result) {
        asio::post(executor, [shared, result = std::make_shared<T>(std::move(result))]() mutable {
          (*shared)(std::move(*result));
        });
      });
    };
    T value = co_await asio::async_initiate<decltype(asio::use_awaitable), void(T)>(initiate, asio::use_awaitable);
    co_return value;
  }

  /// The answer when the body can't be taken; nothing when it is there.
  asio::awaitable<std::optional<Response>> read_body(Parser& parser, Exchange& exchange) {
    const bool is_spooled = exchange.body_plan == BodyPlan::spool;
    const std::uint64_t limit = is_spooled                               ? exchange.upload_bytes_max
                                : exchange.body_plan == BodyPlan::memory ? kBodyBytesMax
                                                                         : 0;
    const auto too_large = [] { return problem_response(base::error(base::ErrorCode::body_too_large)); };
    if (const auto length = parser.content_length(); length && *length > limit) co_return too_large();
    if (exchange.request.header("expect") == "100-continue") {
      constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [failed, size] = co_await asio::async_write(stream_, asio::buffer(kContinue), kAwait);
      if (failed) co_return too_large();  // nobody is there to read it
    }
    try {
      std::optional<Spool> spool;
      if (is_spooled) spool.emplace(host_.options.spool_folder);
      std::uint64_t total = 0;
      entry_->set_deadline(host_.options.timeouts.body);
      std::string piece(is_spooled ? kPieceBytes : kFirstReadBytes, '\0');
      while (!parser.is_done()) {
        if (is_spooled) entry_->set_deadline(host_.options.timeouts.body);
        parser.get().body().data = piece.data();
        parser.get().body().size = piece.size();
        parser.get().body().more = true;
        const auto [failed, size] = co_await beast_http::async_read(stream_, buffer_, parser, kAwait);
        if (failed && failed != beast_http::error::need_buffer) co_return body_failure(failed);
        const std::size_t got = piece.size() - parser.get().body().size;
        total += got;
        if (total > limit) co_return too_large();
        const std::string_view part(piece.data(), got);
        if (is_spooled) {
          spool->write(part);
        } else {
          exchange.request.body += part;
        }
      }
      if (is_spooled) exchange.request.spooled = spool->finish();
    } catch (...) {
      co_return failure_response(std::current_exception(), exchange.label, host_.program.metrics);
    }
    co_return std::nullopt;
  }

  Response body_failure(const error_code& failed) {
    host_.program.metrics.count_refused("body");
    base::log_debug("a body did not come whole", {{"why", failed.message()}});
    return problem_response(invalid_parameter("body", "syntax", "The body did not come whole."));
  }

  asio::awaitable<void> refuse_head(error_code failed, HeadFault over_limit) {
    // Beast's own errors are the client's fault; all others are a connection that ended.
    if (failed.category() != make_error_code(beast_http::error::bad_method).category() ||
        failed == beast_http::error::end_of_stream || failed == beast_http::error::partial_message) {
      co_return;
    }
    host_.program.metrics.count_refused("head");
    Exchange exchange;
    exchange.request.transport = transport_;
    const bool is_over_limit = failed == beast_http::error::header_limit;
    Response response = refused_head_response(is_over_limit ? over_limit : HeadFault::syntax);
    co_await say_and_close(exchange, std::move(response));
  }

  asio::awaitable<void> say_and_close(const Exchange& exchange, Response response) {
    const bool written = co_await write(exchange, std::move(response), Connectedness::close, true);
    if (written) co_await linger();
  }

  asio::awaitable<bool> write(const Exchange& exchange, Response response, Connectedness connectedness,
                              bool is_http_1_1) {
    response.make_body();
    const std::string_view body = response.whole_body();
    HeadFacts facts{exchange.request.transport, connectedness, Framing::length, body.size()};
    if (response.source) facts.framing = is_http_1_1 ? Framing::chunked : Framing::until_close;
    if (events_) facts.framing = Framing::until_close;  // then all who listen can be sent the same bytes
    if (facts.framing == Framing::until_close) facts.connectedness = Connectedness::close;
    const std::string head = response_head(response, facts);
    const bool is_without_body = exchange.request.method == Method::head;
    const bool is_streamed = response.source && !is_without_body;
    bool written = co_await write_all(head, is_without_body ? std::string_view{} : body);
    if (written && is_streamed) written = co_await write_source(response.source, exchange, facts.framing);
    co_return written;
  }

  asio::awaitable<bool> write_source(const BodySource& source, const Exchange& exchange, Framing framing) {
    while (true) {
      entry_->deadline_ms = 0;
      auto piece = co_await elsewhere<std::optional<std::string>>([&](auto done) {
        const bool taken = host_.dispatch.run_stream_work(
            [&source, &exchange, done, this] { done(next_piece(source, exchange.label)); });
        if (!taken) done(std::nullopt);
      });
      if (!piece) co_return false;  // cut: an incomplete body must not look complete
      const bool is_last = piece->empty();
      const bool is_chunked = framing == Framing::chunked;
      const std::string before = is_chunked ? chunk_head(piece->size()) : std::string{};
      if (is_chunked) *piece += "\r\n";
      const bool written = co_await write_all(before, *piece);
      if (!written) co_return false;
      if (is_last) co_return is_chunked || events_ != nullptr;
    }
  }

  std::optional<std::string> next_piece(const BodySource& source, std::string_view label) {
    try {
      return source();
    } catch (...) {
      failure_response(std::current_exception(), label, host_.program.metrics);  // for its log line
      return std::nullopt;
    }
  }

  /// In pieces, each with its deadline: who reads nothing is cut.
  asio::awaitable<bool> write_all(std::string_view head, std::string_view body) {
    do {
      const std::string_view piece = body.substr(0, kPieceBytes);
      entry_->set_deadline(host_.options.timeouts.write);
      const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(piece)};
      const auto [failed, size] = co_await asio::async_write(stream_, buffers, kAwait);
      if (failed) co_return false;
      head = {};
      body.remove_prefix(piece.size());
    } while (!body.empty());
    co_return true;
  }

  /// From now on the connection only tells what happens, until either side ends it, and holds no more than it needs:
  /// there may be very many like it.
  asio::awaitable<void> tell_events() {
    const auto events = std::move(events_);
    buffer_ = beast::flat_buffer();
    limit_what_waits(stream_.lowest_layer().native_handle());
    end_with_connection(events);
    entry_->is_idle = true;
    while (!host_.stopping) {
      entry_->deadline_ms = 0;
      const EventSource::Pieces pieces =
          co_await elsewhere<EventSource::Pieces>([&events](auto done) { events->next(std::move(done)); });
      if (pieces.empty()) break;
      for (const auto& piece : pieces) {
        const bool written = co_await write_all({}, *piece);
        if (!written) co_return;
      }
    }
    entry_->set_deadline(kLinger);  // for the end of TLS
  }

  /// Who listens says nothing more: what can be read is the connection's end. That something can be read may be told
  /// late, of the request, when that was read already.
  void end_with_connection(const std::shared_ptr<EventSource>& events) {
    auto& socket = stream_.lowest_layer();
    socket.async_wait(asio::socket_base::wait_read, [this, alive = alive_, events, &socket](error_code failed) {
      if (!failed && *alive && !can_read_now(socket.native_handle())) return end_with_connection(events);
      events->close();
    });
  }

  asio::awaitable<void> linger() {
    entry_->set_deadline(kLinger);
    if constexpr (!std::is_same_v<Stream, asio::ssl::stream<asio::ip::tcp::socket>>) {
      error_code ignored;
      stream_.shutdown(asio::socket_base::shutdown_send, ignored);
    }
    std::uint64_t discarded = 0;
    buffer_.clear();
    while (discarded < kDiscardBytesMax) {
      const auto [failed, size] = co_await stream_.async_read_some(buffer_.prepare(kFirstReadBytes), kAwait);
      if (failed) break;
      discarded += size;
    }
  }

  Stream& stream_;
  ConnectionHost& host_;
  Transport transport_;
  asio::ip::address peer_;
  beast::flat_buffer buffer_;
  bool is_first_ = true;
  std::shared_ptr<EventSource> events_;                         // while the answer is one that goes on
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // touched on the strand only
  std::shared_ptr<Connections::Entry> entry_;
};

asio::ip::address address_of(const asio::ip::tcp::socket& socket) {
  error_code failed;
  const auto endpoint = socket.remote_endpoint(failed);
  return failed ? asio::ip::address{} : unmapped(endpoint.address());
}

}  // namespace

asio::awaitable<void> serve_plain(asio::ip::tcp::socket socket, ConnectionHost& host) {
  Connection connection(socket, host, Transport::plain, address_of(socket));
  co_await connection.run();
}

asio::awaitable<void> serve_tls(asio::ip::tcp::socket socket, asio::ssl::context& context, ConnectionHost& host) {
  const auto peer = address_of(socket);
  asio::ssl::stream<asio::ip::tcp::socket> stream(std::move(socket), context);
  Connection connection(stream, host, Transport::tls, peer);
  const auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::server, kAwait);
  if (failed) {
    host.program.metrics.count_refused("tls_handshake");
    co_return;
  }
  co_await connection.run();
  const auto [ignored] = co_await stream.async_shutdown(kAwait);
  static_cast<void>(ignored);
}

asio::awaitable<void> serve_local(asio::local::stream_protocol::socket socket, ConnectionHost& host) {
  Connection connection(socket, host, Transport::local_socket, asio::ip::address{});
  co_await connection.run();
}

}  // namespace chargeward::http
