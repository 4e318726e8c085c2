// The HTTP server: listens on TCP (plain or TLS) and on the local socket, and answers through the dispatch. Beast and
// Asio stay behind this header. start, stop and the destructor belong to one thread; everything else is the server's
// own.
#pragma once

#include <cstdint>
#include <memory>

#include "chargeward/http/program.hpp"
#include "chargeward/http/server_options.hpp"

namespace chargeward::http {

class Server {
 public:
  Server(Program& program, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds and listens. Throws std::runtime_error that says what can't be bound or read.
  void listen();
  /// Starts its threads: from now on it answers.
  void start();

  /// The TCP port it listens on; 0 without a TCP listener.
  std::uint16_t port() const;

  /// Takes no more connections, lets what runs finish (at most `timeouts.stop`), then cuts the rest.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chargeward::http
