// The figures; see the header. The process's own (memory, file descriptors) are read when they are asked for.
#include "chargeward/http/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "chargeward/base/time.hpp"

namespace chargeward::http {
namespace {

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double size = 0;
  double resident = 0;
  statm >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double seconds_since_epoch() { return static_cast<double>(base::to_milliseconds(base::SystemClock{}.now())) / 1000; }

}  // namespace

struct Metrics::State {
  struct Asked {
    prometheus::Gauge& gauge;
    std::function<double()> value;
  };

  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests;
  prometheus::Family<prometheus::Histogram>& durations;
  prometheus::Family<prometheus::Counter>& refused;
  prometheus::Counter& database_errors;
  prometheus::Gauge& connections;
  std::vector<Asked> asked;

  std::shared_mutex mutex;  // guards the two maps; the counters inside count by themselves
  std::map<std::pair<std::string_view, int>, prometheus::Counter*> request_counters;
  std::map<std::string_view, prometheus::Histogram*> duration_histograms;

  State()
      : requests(prometheus::BuildCounter()
                     .Name("chargeward_http_requests_total")
                     .Help("Requests answered.")
                     .Register(registry)),
        durations(prometheus::BuildHistogram()
                      .Name("chargeward_http_request_duration_seconds")
                      .Help("From the end of a request's header to its answer.")
                      .Register(registry)),
        refused(prometheus::BuildCounter()
                    .Name("chargeward_http_refused_total")
                    .Help("Connections and requests cut before they were complete.")
                    .Register(registry)),
        database_errors(prometheus::BuildCounter()
                            .Name("chargeward_database_errors_total")
                            .Help("Requests that the database could not serve.")
                            .Register(registry)
                            .Add({})),
        connections(prometheus::BuildGauge()
                        .Name("chargeward_http_connections")
                        .Help("Open connections.")
                        .Register(registry)
                        .Add({})) {}

  prometheus::Counter& counter_of(std::string_view operation, int status) {
    {
      const std::shared_lock lock(mutex);
      if (const auto found = request_counters.find({operation, status}); found != request_counters.end())
        return *found->second;
    }
    const std::unique_lock lock(mutex);
    auto*& counter = request_counters[{operation, status}];
    if (counter == nullptr) {
      counter = &requests.Add({{"operation", std::string(operation)}, {"status", std::to_string(status)}});
    }
    return *counter;
  }

  prometheus::Histogram& histogram_of(std::string_view operation) {
    {
      const std::shared_lock lock(mutex);
      if (const auto found = duration_histograms.find(operation); found != duration_histograms.end())
        return *found->second;
    }
    const std::unique_lock lock(mutex);
    auto*& histogram = duration_histograms[operation];
    if (histogram == nullptr) {
      histogram = &durations.Add({{"operation", std::string(operation)}},
                                 prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                                         0.05, 0.1, 0.25, 0.5, 1, 2.5, 10});
    }
    return *histogram;
  }
};

Metrics::Metrics() : state_(std::make_unique<State>()) {
  const double started = seconds_since_epoch();
  add_gauge("process_resident_memory_bytes", "Resident memory.", resident_bytes);
  add_gauge("process_start_time_seconds", "When the program started.", [started] { return started; });
}

Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view operation, int status, std::chrono::nanoseconds duration) {
  state_->counter_of(operation, status).Increment();
  state_->histogram_of(operation).Observe(std::chrono::duration<double>(duration).count());
}

void Metrics::count_refused(std::string_view reason) {
  state_->refused.Add({{"reason", std::string(reason)}}).Increment();
}
void Metrics::count_database_error() { state_->database_errors.Increment(); }
void Metrics::connection_opened() { state_->connections.Increment(); }
void Metrics::connection_closed() { state_->connections.Decrement(); }

void Metrics::add_gauge(const std::string& name, const std::string& help, std::function<double()> value) {
  auto& gauge = prometheus::BuildGauge().Name(name).Help(help).Register(state_->registry).Add({});
  const std::unique_lock lock(state_->mutex);
  state_->asked.push_back({gauge, std::move(value)});
}

std::string Metrics::text() const {
  {
    const std::shared_lock lock(state_->mutex);
    for (const auto& asked : state_->asked) asked.gauge.Set(asked.value());
  }
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace chargeward::http
