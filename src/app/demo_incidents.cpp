// See the header. What is reported, and how it goes on, is drawn from small tables by a fixed seed.
#include "demo_incidents.hpp"

#include <array>
#include <random>
#include <string_view>
#include <vector>

#include "chargeward/base/log.hpp"
#include "chargeward/service/incident_service.hpp"

namespace chargeward::app {
namespace {

using namespace std::chrono_literals;
using domain::FaultFamily;
using domain::IncidentAction;
using domain::IncidentSeverity;

constexpr std::size_t kIncidentsAtFirst = 42;
constexpr std::size_t kActiveMax = 120;
constexpr int kOldestMinutes = 48 * 60;
constexpr auto kPauseMin = 20s;
constexpr auto kPauseMax = 45s;

struct Report {
  std::string_view title;
  IncidentSeverity severity;
  FaultFamily family;
  bool of_evse;
};
constexpr std::array<Report, 12> kReports = {
    {{"Charger is offline", IncidentSeverity::major, FaultFamily::connectivity, true},
     {"Cable is damaged, copper can be seen", IncidentSeverity::safety, FaultFamily::connector, true},
     {"Connector does not lock", IncidentSeverity::major, FaultFamily::connector, true},
     {"Payment terminal takes no cards", IncidentSeverity::minor, FaultFamily::payment, true},
     {"Residual current device has tripped", IncidentSeverity::critical, FaultFamily::power, true},
     {"Charging stops after a few minutes", IncidentSeverity::major, FaultFamily::hardware, true},
     {"The whole site has no power", IncidentSeverity::critical, FaultFamily::power, false},
     {"Screen is broken", IncidentSeverity::minor, FaultFamily::vandalism, true},
     {"Bay is blocked by a barrier", IncidentSeverity::minor, FaultFamily::site, false},
     {"Charges with half of its power", IncidentSeverity::minor, FaultFamily::power, true},
     {"Cooling unit is loud and hot", IncidentSeverity::major, FaultFamily::hardware, true},
     {"Authorisation fails for all cards", IncidentSeverity::critical, FaultFamily::connectivity, true}}};

class Player {
 public:
  Player(const DemoIncidentContext& context, domain::OrganisationKey organisation, std::uint32_t seed)
      : context_(context), organisation_(organisation), random_(seed) {
    actor_.via = service::Via::local_socket;
    actor_.organisation = organisation;
    actor_.name = {domain::ActorKind::system, std::nullopt, "Demo data"};
    actor_.role = domain::Role::admin;
  }

  void play_past(base::Instant now) {
    look_around();
    if (locations_.empty() || has_incidents_) return;
    for (std::size_t i = 0; i < kIncidentsAtFirst; ++i) {
      const auto age = std::chrono::minutes(draw(2, kOldestMinutes));
      const auto id = open(now - age);
      if (id && draw(0, 99) < 75) move_on(*id, now - age * draw(10, 90) / 100);
      if (id && draw(0, 99) < 25) move_on(*id, now - age * draw(1, 9) / 100);
    }
  }

  void play_now(base::Instant now) {
    look_around();
    if (locations_.empty()) return;
    const bool opens = active_.empty() || (active_.size() < kActiveMax && draw(0, 99) < 45);
    if (opens) {
      open(now);
    } else {
      move_on(active_[static_cast<std::size_t>(draw(0, static_cast<int>(active_.size()) - 1))], now);
    }
  }

 private:
  int draw(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  template <class Work>
  void write(base::Instant now, Work work) {
    context_.store.write_and_wait(service::Scope::organisation(organisation_), [&](service::Transaction& tx) {
      service::Call call{tx, actor_, now, context_.ids};
      return work(call) ? service::Outcome::commit : service::Outcome::roll_back;
    });
  }

  void look_around() {
    context_.store.read(service::Scope::organisation(organisation_), [&](service::Transaction& tx) {
      locations_.clear();
      active_.clear();
      people_.clear();
      for (auto& view : tx.locations().list({}, {}, {domain::kPageLimitMax, {}}).items) {
        locations_.push_back(view.location.id);
      }
      service::IncidentFilter any;
      any.state = service::IncidentStateFilter::any;
      has_incidents_ = !tx.incidents().list(any, service::IncidentSort::opened_last, {1, {}}).items.empty();
      for (auto& view : tx.incidents().list({}, service::IncidentSort::queue, {domain::kPageLimitMax, {}}).items) {
        active_.push_back(view.kept.incident.id);
      }
      for (auto& user : tx.users().list(std::nullopt, {domain::kPageLimitMax, {}}).items) {
        const auto role = user.definition.role;
        if (role == domain::Role::operator_ || role == domain::Role::supporter) people_.push_back(user);
      }
    });
  }

  std::optional<domain::IncidentId> open(base::Instant at) {
    const Report& report = kReports[static_cast<std::size_t>(draw(0, static_cast<int>(kReports.size()) - 1))];
    const auto location = locations_[static_cast<std::size_t>(draw(0, static_cast<int>(locations_.size()) - 1))];
    const auto evse_number = static_cast<std::size_t>(draw(0, 7));
    std::optional<domain::IncidentId> opened;
    write(at, [&](service::Call& call) {
      service::NewIncident input;
      input.location_id = location;
      input.description.title = std::string(report.title);
      input.description.severity = report.severity;
      input.description.fault_family = report.family;
      const auto evses = call.tx.evses().list(location, domain::ArchivedFilter::no);
      if (report.of_evse && !evses.empty()) input.description.evse_uid = evses[evse_number % evses.size()].uid;
      const auto detail = service::create_incident(call, context_.book, input);
      opened = detail ? std::optional(detail->view.kept.incident.id) : std::nullopt;
      return detail.has_value();
    });
    return opened;
  }

  void move_on(domain::IncidentId id, base::Instant at) {
    constexpr std::array kActions = {IncidentAction::acknowledge, IncidentAction::acknowledge, IncidentAction::assign,
                                     IncidentAction::comment,     IncidentAction::pause,       IncidentAction::resume,
                                     IncidentAction::hand_over,   IncidentAction::dispatch,    IncidentAction::resolve,
                                     IncidentAction::resolve};
    service::IncidentOrder order;
    order.ids = {id};
    order.command.action = kActions[static_cast<std::size_t>(draw(0, static_cast<int>(kActions.size()) - 1))];
    fill(order.command);
    write(at, [&](service::Call& call) {
      // The state may refuse it; then nothing happens this time.
      return service::act_on_incidents(call, context_.book, order).has_value();
    });
  }

  void fill(domain::IncidentCommand& command) {
    constexpr std::array<std::string_view, 4> kComments = {
        "Called the site: nobody answers.", "Restarted it from here; it does not come back.",
        "Driver was helped to the bay next to it.", "The picture shows a burnt contact."};
    constexpr std::array kReasons = {domain::PauseReason::parts, domain::PauseReason::site_access,
                                     domain::PauseReason::waiting_for_customer, domain::PauseReason::grid_outage};
    if (command.action == IncidentAction::comment)
      command.text = std::string(kComments[static_cast<std::size_t>(draw(0, 3))]);
    if (command.action == IncidentAction::pause) command.reason = kReasons[static_cast<std::size_t>(draw(0, 3))];
    if (command.action == IncidentAction::resolve) command.text = "Restarted; a test charge went through.";
    if (command.action == IncidentAction::assign && !people_.empty()) {
      command.assignee_id = people_[static_cast<std::size_t>(draw(0, static_cast<int>(people_.size()) - 1))].id;
    }
  }

  const DemoIncidentContext& context_;
  domain::OrganisationKey organisation_;
  service::Actor actor_;
  std::minstd_rand random_;
  std::vector<domain::LocationId> locations_;
  std::vector<domain::IncidentId> active_;
  std::vector<domain::User> people_;
  bool has_incidents_ = false;
};

std::vector<domain::OrganisationKey> organisations_of(service::Store& store) {
  std::vector<domain::OrganisationKey> keys;
  store.read(service::Scope::system(), [&](service::Transaction& tx) {
    for (const auto& organisation : tx.organisations().list()) keys.push_back(organisation.key);
  });
  return keys;
}

}  // namespace

void open_demo_incidents(const DemoIncidentContext& context) {
  for (const auto key : organisations_of(context.store)) {
    Player(context, key, static_cast<std::uint32_t>(key.number)).play_past(context.clock.now());
  }
}

DemoIncidents::DemoIncidents(const DemoIncidentContext& context) : context_(context), thread_([this] { run(); }) {}

DemoIncidents::~DemoIncidents() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void DemoIncidents::run() {
  std::minstd_rand random(static_cast<std::uint32_t>(base::to_milliseconds(context_.clock.now())));
  const auto pause = [&] {
    return std::uniform_int_distribution<std::int64_t>(kPauseMin.count(), kPauseMax.count())(random);
  };
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, std::chrono::seconds(pause()), [this] { return is_stopping_; })) {
    lock.unlock();
    try {
      for (const auto key : organisations_of(context_.store)) {
        Player(context_, key, static_cast<std::uint32_t>(random())).play_now(context_.clock.now());
      }
    } catch (const std::exception& failure) {
      base::log_warning("the demo could not go on and will try again", {{"why", failure.what()}});
    }
    lock.lock();
  }
}

}  // namespace chargeward::app
