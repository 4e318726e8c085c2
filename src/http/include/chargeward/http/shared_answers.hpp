// Remembers for a moment the answers that many people ask for alike: when an incident changes, every browser that shows
// the queue fetches its first page anew, and it is the same page for all of the same role. Only where this process is
// the only one that writes (SQLite): it is told of every commit before that is answered. Thread-safe.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/operations.gen.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/http/response.hpp"
#include "chargeward/service/actor.hpp"

namespace chargeward::http {

class SharedAnswers {
 public:
  /// Under what an answer is kept, or nothing when nobody else gets the same. For an actor of an organisation.
  static std::optional<std::string> name_of(domain::Operation operation, const service::Actor& actor,
                                            const Request& request);

  /// To be asked before the database is read, and given to `keep` with what was made of it.
  std::uint64_t generation(domain::OrganisationKey organisation) const { return counter(organisation).load(); }

  std::optional<Response> find(domain::OrganisationKey organisation, const std::string& name, base::Instant now) const;

  /// Keeps a 200 with a body, and gives it back so that its bytes are shared. Keeps nothing when something was
  /// committed since `generation`: then what was read may be out of date.
  Response keep(domain::OrganisationKey organisation, std::string name, Response response, base::Instant now,
                std::uint64_t generation);

  /// After every commit that changed something of the organisation, before that is answered.
  void changed(domain::OrganisationKey organisation) { ++counter(organisation); }

 private:
  struct Known {
    Response response;
    base::Instant since;
    std::uint64_t generation = 0;
  };
  using Counter = std::atomic<std::uint64_t>;
  Counter& counter(domain::OrganisationKey organisation);
  const Counter& counter(domain::OrganisationKey organisation) const;

  std::array<Counter, 64> generations_{};  // several organisations may share one: then they forget more than they must
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Known> known_;
};

}  // namespace chargeward::http
