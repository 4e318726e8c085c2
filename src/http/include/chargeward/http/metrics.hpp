// The program's figures for Prometheus, kept by prometheus-cpp's registry and written by its serializer. Counting
// takes a shared lock after an operation's first answer of a status. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace prometheus {
class Registry;
}

namespace chargeward::http {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// `operation`: an operationId, or "page", "local", "none". It must live for ever.
  void count_request(std::string_view operation, int status, std::chrono::nanoseconds duration);
  void count_refused(std::string_view reason);  // before a request was there: "connections", "headers", …
  void count_database_error();
  void connection_opened();
  void connection_closed();
  /// A figure that is asked for when somebody reads the metrics.
  void add_gauge(const std::string& name, const std::string& help, std::function<double()> value);

  /// Text format 0.0.4.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chargeward::http
