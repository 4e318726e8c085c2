// Incidents for a data folder that seed_load filled: `incident_load FOLDER CLOSED OPEN [SLA [DUE_FROM]]` adds CLOSED
// closed ones, written through the store, and OPEN active ones, opened by the use case, at all locations in turn, or at
// those of one SLA. Active ones were reported within the last 23 hours; with DUE_FROM (milliseconds since 1970) so that
// their 1st-level deadlines spread evenly over the minute from then on. Prints how long that took.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/holidays/holiday_text.hpp"
#include "chargeward/service/incident_service.hpp"
#include "chargeward/service/ports/store.hpp"
#include "chargeward/storage/open_store.hpp"

namespace {

using namespace chargeward;
using std::chrono::milliseconds;

constexpr std::array kTitles = {"Display stays dark",    "Plug is stuck",       "Does not start charging",
                                "Payment card refused",  "Cable is cut",        "Offline since the storm",
                                "Smell of burnt rubber", "Bay blocked by snow", "RFID reader does not answer"};
constexpr std::array kSeverities = {domain::IncidentSeverity::safety, domain::IncidentSeverity::critical,
                                    domain::IncidentSeverity::major, domain::IncidentSeverity::minor};
constexpr std::size_t kBatch = 2'000;

class IncidentMaker {
 public:
  IncidentMaker(service::Store& store, const std::optional<domain::SlaId>& sla) : store_(store) {
    store_.read(service::Scope::system(),
                [&](service::Transaction& tx) { actor_.organisation = tx.organisations().list().at(0).key; });
    actor_.via = service::Via::local_socket;
    actor_.role = domain::Role::admin;
    actor_.name = {domain::ActorKind::system, std::nullopt, "Bench"};
    domain::LocationFilter filter;
    if (sla) filter.sla = *sla;
    domain::PageRequest page{5'000, std::nullopt};
    store_.read(scope(), [&](service::Transaction& tx) {
      if (sla) target_ = std::chrono::minutes{tx.slas().get(*sla).value().definition.first_level.resolution_minutes};
      do {
        const auto some = tx.locations().list(filter, {}, page);
        for (const auto& one : some.items) locations_.push_back(one.location.id);
        page.cursor = some.next;
      } while (page.cursor);
    });
    if (locations_.empty()) throw std::runtime_error("there are no locations for incidents");
  }

  void close(std::size_t count) {
    in_batches(count, [&](service::Call& call, std::size_t n) { insert_closed(call, n); });
  }

  void open(std::size_t count, const std::optional<base::Instant>& due_from) {
    in_batches(count, [&](service::Call& call, std::size_t n) {
      service::NewIncident input;
      input.location_id = locations_[n % locations_.size()];
      input.description = description();
      input.source = domain::IncidentSource::api;
      const milliseconds since = due_from ? call.now + target_ - *due_from - milliseconds{60'000 * n / count}
                                          : milliseconds{random_() % (23 * 3'600'000)};
      input.reported_at = call.now - since;
      if (!service::create_incident(call, book_, input)) throw std::runtime_error("an incident was refused");
    });
  }

 private:
  service::Scope scope() const { return service::Scope::organisation(actor_.organisation); }

  template <class Work>
  void in_batches(std::size_t count, Work work) {
    for (std::size_t from = 0; from < count; from += kBatch) {
      store_.write_and_wait(scope(), [&](service::Transaction& tx) {
        service::Call call{tx, actor_, base::SystemClock{}.now(), ids_};
        for (std::size_t n = from; n < std::min(count, from + kBatch); ++n) work(call, n);
        return service::Outcome::commit;
      });
    }
  }

  domain::IncidentDescription description() {
    domain::IncidentDescription out;
    out.title = kTitles[random_() % kTitles.size()];
    out.description = "Seen by a driver, who left a telephone number.";
    out.severity = kSeverities[random_() % kSeverities.size()];
    return out;
  }

  void insert_closed(service::Call& call, std::size_t n) {
    using Kind = domain::IncidentEventKind;
    service::KeptIncident kept;
    const base::Instant begin = call.now - std::chrono::days{10 + random_() % 300};
    kept.incident.id = ids_.next_id<domain::IncidentId>(begin);
    kept.incident.created_at = begin;
    std::vector<domain::IncidentEvent> events;
    for (const auto kind : {Kind::opened, Kind::acknowledged, Kind::resolved, Kind::closed}) {
      auto& event = events.emplace_back();
      event.sequence = static_cast<std::int64_t>(events.size());
      event.kind = kind;
      event.at = begin + std::chrono::hours{events.size()};
      event.recorded_at = event.at;
      event.actor = actor_.name;
      if (kind == Kind::opened) {
        event.opening = domain::IncidentOpening{locations_[n % locations_.size()], domain::IncidentSource::api, {}};
        event.description = description();
      }
      domain::apply(kept.incident, event);
    }
    kept.place.place_at = begin;
    kept.place.site = {4, 3, 11'000, 50, 10};
    const auto number = call.tx.incidents().insert(kept, base::fold(kept.incident.description.title));
    call.tx.incidents().append(number, events);
  }

  service::Store& store_;
  service::Actor actor_;
  std::vector<domain::LocationId> locations_;
  milliseconds target_{0};
  service::ServiceTimes service_times_;
  service::TermsBook book_{holidays::public_holidays(), service_times_};
  base::UuidSource ids_;
  std::mt19937 random_{42};
};

int load(int argc, char** argv) {
  std::optional<domain::SlaId> sla;
  std::optional<base::Instant> due_from;
  if (argc > 4) sla = domain::SlaId::parse(argv[4]).value();
  if (argc > 5) due_from = base::from_milliseconds(std::stoll(argv[5]));
  const auto begin = std::chrono::steady_clock::now();
  const auto file = (std::filesystem::path(argv[1]) / "chargeward.sqlite3").string();
  const auto store = storage::open_store({.url = file});
  IncidentMaker maker(*store, sla);
  maker.close(std::stoul(argv[2]));
  maker.open(std::stoul(argv[3]), due_from);
  store->stop();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  fmt::print("{:.1f}\n", took.count());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  chargeward::base::initialise_crypto();
  if (argc >= 4 && argc <= 6) return load(argc, argv);
  std::fprintf(stderr, "incident_load FOLDER CLOSED OPEN [SLA [DUE_FROM]]\n");
  return 2;
}
