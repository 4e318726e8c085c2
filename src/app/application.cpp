// Wiring, start and stop; see the header. The store outlives the server, the server's threads end before the store
// stops.
#include "chargeward/app/application.hpp"

#include <fmt/format.h>
#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/holidays/holiday_text.hpp"
#include "chargeward/http/metrics.hpp"
#include "chargeward/http/program.hpp"
#include "chargeward/http/server.hpp"
#include "chargeward/http/shared_answers.hpp"
#include "chargeward/ical/read_holiday_feed.hpp"
#include "chargeward/ocpi/byte_sources.hpp"
#include "chargeward/ocpi/open_feed.hpp"
#include "chargeward/service/import_runner.hpp"
#include "chargeward/service/incident_scheduler.hpp"
#include "chargeward/service/live_feed.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "chargeward/storage/open_store.hpp"
#include "data_folder.hpp"
#include "demo_data.hpp"
#include "demo_incidents.hpp"
#include "file_limit.hpp"
#include "freed_memory.hpp"
#include "housekeeping.hpp"

namespace chargeward::app {
namespace {

std::string zone_table_text(const std::filesystem::path& zone_info) {
  const auto path = zone_info / "zone1970.tab";
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (text.empty()) throw StartRefused("can't read " + path.string() + ": install tzdata, or set zone_info");
  return text;
}

int core_count() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

int io_thread_count(const Configuration& configuration) {
  if (configuration.io_threads > 0) return configuration.io_threads;
  // With PostgreSQL an io thread waits for the network while it reads.
  return configuration.database.empty() ? std::max(2, core_count()) : std::max(8, 4 * core_count());
}

int password_thread_count(const Configuration& configuration) {
  return configuration.password_threads > 0 ? configuration.password_threads : core_count();
}

http::RateLimit rate(int per_second) { return {static_cast<double>(per_second), 10.0 * per_second}; }

http::ServerOptions server_options(const Configuration& configuration, Listening listening) {
  http::ServerOptions options;
  if (listening == Listening::network_and_socket) {
    options.address = configuration.listen_address;
    options.port = configuration.listen_port;
    if (!configuration.tls_certificate.empty()) {
      options.tls = http::TlsFiles{configuration.tls_certificate, configuration.tls_key};
    }
  }
  options.local_socket = local_socket_of(configuration);
  options.spool_folder = configuration.data_folder / "spool";
  options.trusted_proxies = configuration.trusted_proxies;
  options.io_threads = io_thread_count(configuration);
  options.slow_threads = password_thread_count(configuration);
  options.connections_max = static_cast<std::size_t>(configuration.connections_max);
  options.upload_bytes_max = static_cast<std::uint64_t>(configuration.upload_mib_max) << 20;
  options.account_writers =
      configuration.database.empty() ? http::AccountWriters::this_process : http::AccountWriters::others_too;
  options.per_caller = rate(configuration.rate_per_caller);
  options.per_address = rate(configuration.rate_per_address);
  options.sign_in = {configuration.rate_sign_in / 60.0, static_cast<double>(configuration.rate_sign_in)};
  return options;
}

storage::DatabaseSettings database_settings(const Configuration& configuration) {
  storage::DatabaseSettings settings;
  settings.url = database_url_of(configuration);
  settings.reader_count = io_thread_count(configuration) + 2 * password_thread_count(configuration) + 2;
  return settings;
}

/// An empty database gets its tables; an older one is changed only when the operator says so (`chargeward migrate`).
std::unique_ptr<service::Store> open_or_create_store(const storage::DatabaseSettings& settings) {
  if (storage::schema_status(settings).state == storage::SchemaState::empty) storage::migrate(settings);
  return storage::open_store(settings);
}

std::string listen_url(const Configuration& configuration, std::uint16_t port) {
  const bool is_v6 = configuration.listen_address.find(':') != std::string::npos;
  const bool is_any = configuration.listen_address == "0.0.0.0" || configuration.listen_address == "::";
  const std::string host = is_any  ? "localhost"
                           : is_v6 ? "[" + configuration.listen_address + "]"
                                   : configuration.listen_address;
  return fmt::format("{}://{}:{}", configuration.tls_certificate.empty() ? "http" : "https", host, port);
}

}  // namespace

struct Application::State {
  State(Configuration configuration_, Listening listening_)
      : configuration(std::move(configuration_)), listening(listening_) {}

  void demonstrate();
  DemoContext demo_context() { return {*store, *time_zones, holidays::public_holidays(), clock.now(), ids}; }
  DemoIncidentContext incident_context() { return {*store, *terms, clock, ids}; }
  /// A command that starts the program in itself for a moment leaves the clocks to the server.
  bool runs_clocks() const { return listening == Listening::network_and_socket; }

  Configuration configuration;
  Listening listening;
  base::SystemClock clock;
  base::UuidSource ids;
  http::Metrics metrics;
  http::SharedAnswers shared_answers;
  std::optional<DataFolderLock> lock;
  std::unique_ptr<service::Store> store;
  std::optional<domain::TimeZoneTable> time_zones;
  service::ServiceTimes service_times;
  std::optional<service::TermsBook> terms;
  std::unique_ptr<service::ImportRunner> imports;
  std::unique_ptr<service::LiveFeed> live;
  std::unique_ptr<service::IncidentScheduler> scheduler;
  std::optional<DemoIncidents> demo_incidents;
  std::unique_ptr<http::Program> program;
  std::unique_ptr<http::Server> server;
  std::optional<Housekeeping> housekeeping;
  std::vector<DemoSignIn> demo_sign_ins;
};

void Application::State::demonstrate() {
  bool is_empty = false;
  store->read(service::Scope::system(),
              [&](service::Transaction& tx) { is_empty = tx.organisations().list().empty(); });
  demo_sign_ins = is_empty ? create_demo(demo_context()) : renew_demo_links(demo_context());
  if (is_empty) open_demo_incidents(incident_context());
}

Application::Application(Configuration configuration, Listening listening)
    : state_(std::make_unique<State>(std::move(configuration), listening)) {}

Application::~Application() { stop(); }

void Application::start() {
  State& state = *state_;
  const Configuration& configuration = state.configuration;
  if (state.listening == Listening::network_and_socket) check_listen_address(configuration);
  base::initialise_crypto();
  keep_some_freed_memory();
  // Beside the connections: the database's files, uploads, libraries.
  allow_open_files(static_cast<std::size_t>(configuration.connections_max) + 500);
  state.lock.emplace(configuration.data_folder, lock_file_of(configuration));
  prepare_spool(configuration.data_folder / "spool");
  state.time_zones.emplace(zone_table_text(configuration.zone_info));
  state.store = open_or_create_store(database_settings(configuration));
  state.terms.emplace(holidays::public_holidays(), state.service_times);
  state.imports = std::make_unique<service::ImportRunner>(
      service::ImportTools{*state.store, state.clock, state.ids, *state.time_zones, *state.terms, ocpi::open_file,
                           ocpi::open_feed, ocpi::csv_profiles()});
  state.imports->interrupt_unfinished();
  state.live = std::make_unique<service::LiveFeed>(*state.store, state.clock);
  state.scheduler = std::make_unique<service::IncidentScheduler>(
      service::SchedulerTools{*state.store, state.clock, state.ids, *state.terms});
  state.store->set_listener([live = state.live.get(), scheduler = state.scheduler.get(),
                             shared = &state.shared_answers](domain::OrganisationKey grown) {
    shared->changed(grown);
    live->wake(grown);
    scheduler->wake();
  });
  state.metrics.add_gauge("chargeward_event_streams", "Clients that hear what changes.",
                          [live = state.live.get()] { return static_cast<double>(live->stream_count()); });
  state.program.reset(
      new http::Program{.store = *state.store,
                        .clock = state.clock,
                        .ids = state.ids,
                        .time_zones = *state.time_zones,
                        .holidays = holidays::public_holidays(),
                        .terms = &*state.terms,
                        .imports = state.imports.get(),
                        .live = state.live.get(),
                        .shared_answers = configuration.database.empty() ? &state.shared_answers : nullptr,
                        .metrics = state.metrics,
                        .public_url = configuration.public_url,
                        .listen_url = listen_url(configuration, configuration.listen_port),
                        .tiles = {configuration.map_tiles, configuration.map_attribution},
                        .read_holiday_feed = ical::read_holiday_feed,
                        .load_demo_data = {}});
  state.program->load_demo_data = [&state](domain::OrganisationKey organisation) {
    // To the terminal, as the welcome: it holds one-time links.
    fmt::print("{}", demo_sign_in_table(add_demo(state.demo_context(), organisation), state.program->listen_url));
    open_demo_incidents(state.incident_context());
    std::fflush(stdout);
  };
  if (configuration.demo) state.demonstrate();
  state.server = std::make_unique<http::Server>(*state.program, server_options(configuration, state.listening));
  state.server->listen();
  if (state.server->port() != 0) state.program->listen_url = listen_url(configuration, state.server->port());
  state.server->start();
  state.housekeeping.emplace(*state.store, state.clock);
  if (state.runs_clocks()) state.scheduler->start();
  if (configuration.demo) state.demo_incidents.emplace(state.incident_context());
}

void Application::stop() {
  State& state = *state_;
  if (state.program) state.program->stopping = true;
  state.demo_incidents.reset();
  if (state.scheduler) state.scheduler->stop();
  state.housekeeping.reset();
  if (state.server) state.server->stop();
  if (state.imports) state.imports->stop();
  if (state.store) state.store->stop();
  if (state.live) state.live->stop();
  state.server.reset();
  state.program.reset();
  if (state.store) state.store->set_listener({});
  state.scheduler.reset();
  state.live.reset();
  state.imports.reset();
  state.store.reset();
  state.lock.reset();
}

std::string Application::url() const {
  return state_->configuration.public_url.empty() ? state_->program->listen_url : state_->configuration.public_url;
}

std::string Application::welcome() {
  State& state = *state_;
  std::optional<std::string> secret;
  bool is_needed = false;
  state.store->read(service::Scope::system(), [&](service::Transaction& tx) { is_needed = service::setup_needed(tx); });
  if (is_needed) {
    state.store->write_and_wait(service::Scope::system(), [&](service::Transaction& tx) {
      secret = service::create_setup_link(tx, state.clock.now());
      return service::Outcome::commit;
    });
  }
  std::string text = fmt::format("Chargeward listens on {}\n", url());
  if (secret) {
    text +=
        fmt::format("Open this to create the first administrator (valid for 15 minutes, once):\n\n  {}/setup#{}\n\n",
                    url(), *secret);
  }
  if (!state.demo_sign_ins.empty()) text += demo_sign_in_table(state.demo_sign_ins, url());
  return text;
}

std::filesystem::path local_socket_of(const Configuration& configuration) {
  return configuration.data_folder / "chargeward.sock";
}

std::filesystem::path lock_file_of(const Configuration& configuration) {
  return configuration.data_folder / "chargeward.lock";
}

bool is_running(const Configuration& configuration) { return is_held(lock_file_of(configuration)); }

std::string database_url_of(const Configuration& configuration) {
  if (!configuration.database.empty()) return configuration.database;
  return "sqlite:" + (configuration.data_folder / "chargeward.sqlite3").string();
}

void check_listen_address(const Configuration& configuration) {
  boost::system::error_code failed;
  const auto address = boost::asio::ip::make_address(configuration.listen_address, failed);
  if (failed) throw StartRefused("\"" + configuration.listen_address + "\" is no address to listen on");
  if (address.is_loopback() || !configuration.tls_certificate.empty() || configuration.allow_insecure_listen) return;
  throw StartRefused("without TLS it listens on this machine only, and " + configuration.listen_address +
                     " can be reached by others: set tls_certificate and tls_key, or, behind a proxy that has TLS, "
                     "--allow-insecure-listen");
}

}  // namespace chargeward::app
