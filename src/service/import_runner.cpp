// The runner's queue and thread; see the header.
#include "chargeward/service/import_runner.hpp"

#include <algorithm>
#include <filesystem>

#include "chargeward/base/log.hpp"
#include "chargeward/base/unavailable.hpp"
#include "import_run.hpp"

namespace chargeward::service {
namespace {

void remove_file(const std::string& path) {
  std::error_code problem;
  std::filesystem::remove(path, problem);
  if (problem) base::log_warning("an imported file stays behind", {{"path", path}, {"why", problem.message()}});
}

void record_started(Transaction& tx, const domain::Import& import) {
  domain::AuditEntry entry;
  entry.at = import.started_at;
  entry.actor = import.started_by;
  entry.action = domain::AuditAction::started;
  entry.entity_type = domain::EntityType::import;
  entry.entity_id = base::to_string(import.id);
  entry.entity_name = actor_of(import).name;
  tx.audit().append(entry);
}

}  // namespace

ImportRunner::ImportRunner(ImportTools tools) : tools_(std::move(tools)), worker_([this] { work(); }) {}

ImportRunner::~ImportRunner() { stop(); }

void ImportRunner::interrupt_unfinished() {
  const auto now = tools_.clock.now();
  tools_.store.write_and_wait(Scope::system(), [now](Transaction& tx) {
    tx.imports().interrupt_unfinished(now);
    return Outcome::commit;
  });
}

base::Status ImportRunner::check(const ImportOrder& order) const {
  const auto invalid = [](std::string_view code, std::string_view detail) {
    base::Error error = base::error(base::ErrorCode::invalid);
    error.fields.push_back({"/profile", std::string(code), std::string(detail), {}});
    return error;
  };
  if (order.format == domain::ImportFormat::ocpi) {
    if (order.profile) return invalid("unknown_value", "OCPI needs no profile.");
    return {};
  }
  if (!order.profile) return invalid("required", "Say how the columns are to be read.");
  const bool is_known = std::any_of(tools_.profiles.begin(), tools_.profiles.end(),
                                    [&](const FeedProfile& profile) { return profile.name == *order.profile; });
  if (!is_known) return invalid("unknown_value", "There is no such profile.");
  return {};
}

base::Result<domain::Import> ImportRunner::start(ImportOrder order) {
  CHARGEWARD_CHECK(check(order));
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) throw base::Unavailable("the program stops");
    if (jobs_.size() + starting_ >= kImportsWaitingMax) {
      return base::error(base::ErrorCode::rate_limited, "Too many imports are waiting: try again when one has ended.");
    }
    ++starting_;
  }
  Job job;
  try {
    job.order = std::move(order);
    auto& import = job.import;
    import.started_at = tools_.clock.now();
    import.id = tools_.ids.next_id<domain::ImportId>(import.started_at);
    import.format = job.order.format;
    import.profile = job.order.profile;
    import.file_name = job.order.file_name;
    import.bytes_total = job.order.bytes_total;
    import.started_by = job.order.started_by;
    tools_.store.write_and_wait(Scope::organisation(job.order.organisation), [&job](Transaction& tx) {
      tx.imports().insert(job.import);
      record_started(tx, job.import);
      const auto organisation = tx.organisations().get(job.order.organisation);
      if (organisation) job.fallback = {organisation->definition.country_code, organisation->definition.party_id};
      return Outcome::commit;
    });
  } catch (...) {
    const std::lock_guard lock(mutex_);
    --starting_;
    throw;
  }
  auto import = job.import;
  {
    const std::lock_guard lock(mutex_);
    --starting_;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_all();
  return import;
}

void ImportRunner::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) break;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    running_ = true;
    lock.unlock();
    run(job);
    remove_file(job.order.path);
    lock.lock();
    running_ = false;
    changed_.notify_all();
  }
}

void ImportRunner::run(const Job& job) {
  FeedRequest request;
  request.format = job.order.format;
  request.profile = job.order.profile.value_or("");
  request.country_code = job.order.country_code;
  request.party_id = job.order.party_id;
  request.fallback = job.fallback;
  request.source = tools_.open_file(job.order.path);
  const auto feed = tools_.open_feed(std::move(request));
  const auto wait = [this](std::chrono::milliseconds duration) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, duration, [this] { return stopping_.load(); });
  };
  ImportRun run({tools_.store, tools_.clock, tools_.ids, tools_.time_zones, tools_.terms, wait}, job.order.organisation,
                job.import);
  const auto import = run.run(*feed);
  base::log_info("import ended", {{"import", base::to_string(import.id)},
                                  {"status", std::string(domain::to_string(import.status))},
                                  {"objects", std::to_string(import.objects)},
                                  {"refused", std::to_string(import.refused)}});
}

void ImportRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (!worker_.joinable()) return;
    stopping_ = true;
  }
  changed_.notify_all();
  worker_.join();
  // What still waits can't be taken up again without its file's upload: the next start interrupts it.
  for (const auto& job : jobs_) remove_file(job.order.path);
  jobs_.clear();
}

void ImportRunner::wait_until_idle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || (jobs_.empty() && !running_ && starting_ == 0); });
}

}  // namespace chargeward::service
