// The program put together: store, time zones, imports, server. Made by `chargeward serve`, and by commands that find
// no server running, then without its TCP listener. start and stop belong to one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "chargeward/app/configuration.hpp"

namespace chargeward::app {

/// The program can't start as it is set up; what() says what to do.
class StartRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class Listening { network_and_socket, socket_only };

class Application {
 public:
  Application(Configuration configuration, Listening listening);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Until it answers. Throws StartRefused, base::Unavailable, storage::SchemaRefused.
  void start();
  void stop();

  /// "http://127.0.0.1:8080"; what people open.
  std::string url() const;

  /// For the terminal, not for the log: it holds secrets. A link to set up an empty installation and, with demo data,
  /// how to sign in.
  std::string welcome();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Where a program that runs on a data folder can be spoken to, and what only one program at a time may hold.
std::filesystem::path local_socket_of(const Configuration& configuration);
std::filesystem::path lock_file_of(const Configuration& configuration);

/// True when a program runs on the data folder now.
bool is_running(const Configuration& configuration);

/// The database's address for storage: the SQLite file in the data folder, or what is configured.
std::string database_url_of(const Configuration& configuration);

/// Throws StartRefused for an address that others reach, unless there is TLS or the operator said so.
void check_listen_address(const Configuration& configuration);

}  // namespace chargeward::app
