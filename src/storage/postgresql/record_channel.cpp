// The channel's thread; see the header.
#include "postgresql/record_channel.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "chargeward/base/log.hpp"
#include "postgresql/postgresql_connection.hpp"

namespace chargeward::storage {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kChannel = "chargeward_record";
constexpr auto kGathered = 50ms;
constexpr auto kReconnectPause = 500ms;

}  // namespace

RecordChannel::RecordChannel(std::string url, std::function<void(domain::OrganisationKey)> tell,
                             std::function<void()> tell_all)
    : url_(std::move(url)),
      tell_(std::move(tell)),
      tell_all_(std::move(tell_all)),
      wake_fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_fd_ < 0) throw base::Unavailable("no file descriptor left");
  try {
    connect();  // before anything is read: nothing can have been missed
  } catch (const std::exception& error) {
    is_lost_ = true;
    base::log_error("other programs' changes are not heard", {{"error", error.what()}});
  }
  thread_ = std::thread([this] { run(); });
}

RecordChannel::~RecordChannel() {
  stop();
  ::close(wake_fd_);
}

void RecordChannel::announce(domain::OrganisationKey organisation) {
  {
    const std::lock_guard lock(mutex_);
    if (!waiting_.insert(organisation).second) return;
  }
  wake();
}

void RecordChannel::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake();
  if (thread_.joinable()) thread_.join();
}

void RecordChannel::wake() {
  const std::uint64_t one = 1;
  // Full means that it is awake already.
  [[maybe_unused]] const auto written = ::write(wake_fd_, &one, sizeof one);
}

bool RecordChannel::is_stopping() {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

void RecordChannel::run() {
  while (true) {
    const bool is_last_round = is_stopping();
    try {
      if (is_lost_) connect_again();
      if (connection_ && (is_last_round || Clock::now() >= say_at_)) say_what_waits();
      if (connection_) hear();  // last: while it speaks, libpq may take in what others said
    } catch (const std::exception& error) {
      if (!std::exchange(is_lost_, true)) {
        base::log_error("other programs' changes are not heard", {{"error", error.what()}});
      }
      connection_.reset();
      connect_at_ = Clock::now() + kReconnectPause;
    }
    if (is_last_round) break;
    wait();
  }
  connection_.reset();
}

void RecordChannel::connect() {
  static const Sql kSchema{"SELECT current_schema()", "t"};
  auto connection = open_postgresql(url_);
  connection->run_script(fmt::format("LISTEN {}", kChannel));
  Rows rows = connection->query(kSchema);
  rows.next();
  suffix_ = " " + rows->text();
  connection_ = std::move(connection);
}

void RecordChannel::connect_again() {
  if (Clock::now() < connect_at_) return;
  connect();
  tell_all_();
  is_lost_ = false;
  base::log_info("other programs' changes are heard again");
}

void RecordChannel::say_what_waits() {
  std::set<domain::OrganisationKey> saying;
  {
    const std::lock_guard lock(mutex_);
    saying.swap(waiting_);
  }
  if (saying.empty()) return;
  try {
    std::string script;
    for (const auto organisation : saying) {
      script += fmt::format("SELECT pg_notify('{}', '{} ' || current_schema());", kChannel, organisation.number);
    }
    connection_->run_script(script);
  } catch (...) {
    const std::lock_guard lock(mutex_);
    waiting_.merge(saying);
    throw;
  }
  say_at_ = Clock::now() + kGathered;
}

void RecordChannel::hear() {
  for (auto payload : take_notifications(*connection_)) {
    if (!payload.ends_with(suffix_)) continue;  // of another installation in this database
    payload.erase(payload.size() - suffix_.size());
    domain::OrganisationKey organisation;
    const auto* end = payload.data() + payload.size();
    const auto [read_to, failed] = std::from_chars(payload.data(), end, organisation.number);
    if (failed == std::errc() && read_to == end) tell_(organisation);
  }
}

int RecordChannel::wait_ms() {
  if (!connection_) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(kReconnectPause).count());
  }
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(say_at_ - Clock::now());
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

void RecordChannel::wait() {
  std::array<pollfd, 2> watched{{{wake_fd_, POLLIN, 0}, {-1, POLLIN, 0}}};
  if (connection_) watched[1].fd = socket_of(*connection_);
  ::poll(watched.data(), watched.size(), wait_ms());
  std::uint64_t count = 0;
  [[maybe_unused]] const auto taken = ::read(wake_fd_, &count, sizeof count);
}

}  // namespace chargeward::storage
