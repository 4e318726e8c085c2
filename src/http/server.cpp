// Listeners, io threads, and the sweep over the connections' deadlines; see the header.
#include "chargeward/http/server.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "chargeward/base/log.hpp"
#include "chargeward/http/metrics.hpp"
#include "connection.hpp"

namespace chargeward::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Local = asio::local::stream_protocol;
using boost::system::error_code;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds kSweepInterval{500};
constexpr std::chrono::milliseconds kAcceptPause{100};  // when the process has no file descriptor left

asio::ssl::context tls_context(const TlsFiles& files) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                      asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
                      SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_RENEGOTIATION);
  error_code failed;
  context.use_certificate_chain_file(files.certificate_chain.string(), failed);
  if (failed)
    throw std::runtime_error("the certificate in " + files.certificate_chain.string() +
                             " can't be used: " + failed.message());
  context.use_private_key_file(files.private_key.string(), asio::ssl::context::pem, failed);
  if (failed)
    throw std::runtime_error("the key in " + files.private_key.string() + " can't be used: " + failed.message());
  if (SSL_CTX_check_private_key(context.native_handle()) != 1)
    throw std::runtime_error("the key is not the certificate's");
  return context;
}

/// Who may use the local socket: root, and who runs the program.
bool is_allowed_peer(Local::socket& socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == 0 || peer.uid == ::geteuid();
}

}  // namespace

struct Server::State {
  State(Program& program_, ServerOptions options_)
      : program(program_),
        options(std::move(options_)),
        dispatch(program, options),
        host{dispatch, program, options, TrustedProxies(options.trusted_proxies), {}, {}},
        io(options.io_threads) {}

  void listen_tcp();
  void listen_local();
  asio::awaitable<void> accept_tcp();
  asio::awaitable<void> accept_local();
  asio::awaitable<void> sweep();
  bool has_room() {
    if (host.connections.size() < options.connections_max) return true;
    program.metrics.count_refused("connections");
    return false;
  }

  Program& program;
  ServerOptions options;
  Dispatch dispatch;
  ConnectionHost host;
  std::optional<asio::ssl::context> tls;
  asio::io_context io;  // goes first of these: it destroys the connections' coroutines, which use them
  std::optional<tcp::acceptor> tcp_acceptor;
  std::optional<Local::acceptor> local_acceptor;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
  bool is_started = false;
};

void Server::State::listen_tcp() {
  if (options.tls) tls.emplace(tls_context(*options.tls));
  error_code failed;
  const auto address = asio::ip::make_address(*options.address, failed);
  if (failed) throw std::runtime_error("\"" + *options.address + "\" is no address to listen on");
  const tcp::endpoint endpoint(address, options.port);
  tcp_acceptor.emplace(asio::make_strand(io));
  try {
    tcp_acceptor->open(endpoint.protocol());
    tcp_acceptor->set_option(asio::socket_base::reuse_address(true));
    tcp_acceptor->bind(endpoint);
    tcp_acceptor->listen(1024);
  } catch (const boost::system::system_error& problem) {
    throw std::runtime_error("can't listen on " + *options.address + " port " + std::to_string(options.port) + ": " +
                             problem.code().message());
  }
  port = tcp_acceptor->local_endpoint().port();
}

void Server::State::listen_local() {
  const auto& path = *options.local_socket;
  ::unlink(path.c_str());  // of a program that was killed; the lock on the folder says that none runs
  local_acceptor.emplace(asio::make_strand(io));
  const auto old_mask = ::umask(0177);
  try {
    local_acceptor->open();
    local_acceptor->bind(Local::endpoint(path.string()));
    local_acceptor->listen(64);
  } catch (const boost::system::system_error& problem) {
    ::umask(old_mask);
    throw std::runtime_error("can't listen on the socket " + path.string() + ": " + problem.code().message());
  }
  ::umask(old_mask);
}

asio::awaitable<void> Server::State::accept_tcp() {
  asio::steady_timer pause(io);
  while (!host.stopping) {
    const asio::any_io_executor strand = asio::make_strand(io);  // named: g++ 12 destroys temporaries here twice
    auto [failed, socket] = co_await tcp_acceptor->async_accept(strand, kAwait);
    if (failed == asio::error::operation_aborted || host.stopping) break;
    if (failed) {
      pause.expires_after(kAcceptPause);
      co_await pause.async_wait(kAwait);
      continue;
    }
    if (!has_room()) continue;
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto executor = socket.get_executor();
    if (tls) {
      asio::co_spawn(executor, serve_tls(std::move(socket), *tls, host), asio::detached);
    } else {
      asio::co_spawn(executor, serve_plain(std::move(socket), host), asio::detached);
    }
  }
}

asio::awaitable<void> Server::State::accept_local() {
  asio::steady_timer pause(io);
  while (!host.stopping) {
    const asio::any_io_executor strand = asio::make_strand(io);
    auto [failed, socket] = co_await local_acceptor->async_accept(strand, kAwait);
    if (failed == asio::error::operation_aborted || host.stopping) break;
    if (failed) {
      pause.expires_after(kAcceptPause);
      co_await pause.async_wait(kAwait);
      continue;
    }
    if (!is_allowed_peer(socket) || !has_room()) continue;
    const auto executor = socket.get_executor();
    asio::co_spawn(executor, serve_local(std::move(socket), host), asio::detached);
  }
}

asio::awaitable<void> Server::State::sweep() {
  asio::steady_timer timer(io);
  while (true) {
    timer.expires_after(kSweepInterval);
    const auto [failed] = co_await timer.async_wait(kAwait);
    if (failed) co_return;
    const auto count = host.connections.cut_overdue();
    for (std::size_t i = 0; i < count; ++i) program.metrics.count_refused("too_slow");
  }
}

Server::Server(Program& program, ServerOptions options)
    : state_(std::make_unique<State>(program, std::move(options))) {}

Server::~Server() { stop(); }

std::uint16_t Server::port() const { return state_->port; }

void Server::listen() {
  if (state_->options.address) state_->listen_tcp();
  if (state_->options.local_socket) state_->listen_local();
}

void Server::start() {
  State& state = *state_;
  state.is_started = true;
  if (state.tcp_acceptor) asio::co_spawn(state.tcp_acceptor->get_executor(), state.accept_tcp(), asio::detached);
  if (state.local_acceptor) asio::co_spawn(state.local_acceptor->get_executor(), state.accept_local(), asio::detached);
  asio::co_spawn(state.io, state.sweep(), asio::detached);
  for (int i = 0; i < state.options.io_threads; ++i) {
    state.threads.emplace_back([&state] {
      while (true) {
        try {
          state.io.run();
          return;
        } catch (const std::exception& failure) {
          base::log_error("a connection failed", {{"why", failure.what()}});
        }
      }
    });
  }
}

void Server::stop() {
  State& state = *state_;
  if (!state.is_started) return;
  state.is_started = false;
  state.host.stopping = true;
  const auto close = [](auto& acceptor) {
    if (!acceptor) return;
    asio::post(acceptor->get_executor(), [&acceptor] {
      error_code ignored;
      acceptor->close(ignored);
    });
  };
  close(state.tcp_acceptor);
  close(state.local_acceptor);
  const auto until = std::chrono::steady_clock::now() + state.options.timeouts.stop;
  while (state.host.connections.size() > 0 && std::chrono::steady_clock::now() < until) {
    state.host.connections.cut_idle();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  if (const auto left = state.host.connections.size(); left > 0) {
    base::log_warning("connections were cut to stop in time", {{"count", std::to_string(left)}});
    state.host.connections.cut_all();
  }
  state.dispatch.stop();
  state.io.stop();
  for (auto& thread : state.threads) thread.join();
  state.threads.clear();
  if (state.options.local_socket) ::unlink(state.options.local_socket->c_str());
}

}  // namespace chargeward::http
