// The limit for reading one thing by id: a bare Beast server, two threads, one prepared SQLite point read a request, no
// access checks, no routing. Arguments: FILE PORT. FILE has the table things (id TEXT PRIMARY KEY, body TEXT); the id
// is what stands behind the last slash of the target. bench/run starts and ends it.
#include <sqlite3.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

/// One thread's connection and its prepared read.
class PointRead {
 public:
  explicit PointRead(const char* file) {
    if (sqlite3_open_v2(file, &database_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK ||
        sqlite3_prepare_v3(database_, "SELECT body FROM things WHERE id = ?1", -1, SQLITE_PREPARE_PERSISTENT,
                           &statement_, nullptr) != SQLITE_OK) {
      std::fprintf(stderr, "%s: %s\n", file, sqlite3_errmsg(database_));
      std::exit(1);
    }
  }
  PointRead(const PointRead&) = delete;
  PointRead& operator=(const PointRead&) = delete;
  ~PointRead() {
    sqlite3_finalize(statement_);
    sqlite3_close(database_);
  }

  std::string body(std::string_view id) {
    sqlite3_bind_text(statement_, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
    std::string out;
    if (sqlite3_step(statement_) == SQLITE_ROW) {
      out.assign(reinterpret_cast<const char*>(sqlite3_column_text(statement_, 0)),
                 static_cast<std::size_t>(sqlite3_column_bytes(statement_, 0)));
    }
    sqlite3_reset(statement_);
    return out;
  }

 private:
  sqlite3* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

asio::awaitable<void> serve(tcp::socket socket, const char* file) {
  boost::beast::flat_buffer buffer;
  for (;;) {
    http::request<http::string_body> request;
    boost::system::error_code ec;
    co_await http::async_read(socket, buffer, request, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
    thread_local PointRead read(file);
    const std::string_view target(request.target().data(), request.target().size());
    http::response<http::string_body> response{http::status::ok, request.version()};
    response.set(http::field::content_type, "application/json");
    response.body() = read.body(target.substr(target.rfind('/') + 1));
    response.keep_alive(request.keep_alive());
    response.prepare_payload();
    co_await http::async_write(socket, response, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
  }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, const char* file) {
  for (;;) {
    auto socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), file), asio::detached);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  constexpr int kThreads = 2;
  asio::io_context context(kThreads);
  tcp::acceptor acceptor(context,
                         {asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(std::atoi(argv[2]))});
  asio::co_spawn(context, accept(acceptor, argv[1]), asio::detached);
  std::vector<std::jthread> threads;
  for (int i = 1; i < kThreads; ++i) threads.emplace_back([&context] { context.run(); });
  context.run();
}
