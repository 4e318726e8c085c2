// See the header.
#include "chargeward/http/shared_answers.hpp"

#include <algorithm>
#include <utility>

namespace chargeward::http {
namespace {

using domain::Operation;

/// Bounds what time alone changes: the seconds that are left, the parts of a place.
constexpr std::chrono::seconds kRemembered{1};
constexpr std::size_t kKnownMax = 64;

/// "assignee=me" is another page for each person.
bool is_of_oneself(const Request& request) {
  return std::ranges::any_of(request.query,
                             [](const Parameter& given) { return given.name == "assignee" && given.value == "me"; });
}

std::string text_or_empty(const auto& id) { return id ? base::to_string(*id) : std::string(); }

}  // namespace

std::optional<std::string> SharedAnswers::name_of(Operation operation, const service::Actor& actor,
                                                  const Request& request) {
  if (operation != Operation::list_incidents && operation != Operation::count_incidents) return std::nullopt;
  if (is_of_oneself(request)) return std::nullopt;
  return std::to_string(actor.organisation.number) + " " + std::string(domain::to_string(actor.role)) + " " +
         text_or_empty(actor.contact_id) + " " + text_or_empty(actor.customer_id) + " " + request.target;
}

std::optional<Response> SharedAnswers::find(domain::OrganisationKey organisation, const std::string& name,
                                            base::Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(name);
  if (found == known_.end()) return std::nullopt;
  const Known& known = found->second;
  const auto age = now - known.since;
  const bool is_fresh = age < kRemembered && age >= std::chrono::seconds(0);
  if (!is_fresh || known.generation != generation(organisation)) return std::nullopt;
  return known.response;
}

Response SharedAnswers::keep(domain::OrganisationKey organisation, std::string name, Response response,
                             base::Instant now, std::uint64_t generation) {
  if (response.status != 200 || response.body.empty()) return response;
  response.shared_body = std::make_shared<const std::string>(std::move(response.body));
  response.body.clear();
  const std::lock_guard lock(mutex_);
  if (generation != this->generation(organisation)) return response;
  if (known_.size() >= kKnownMax) known_.clear();
  known_.insert_or_assign(std::move(name), Known{response, now, generation});
  return response;
}

SharedAnswers::Counter& SharedAnswers::counter(domain::OrganisationKey organisation) {
  return generations_[static_cast<std::size_t>(organisation.number) % generations_.size()];
}

const SharedAnswers::Counter& SharedAnswers::counter(domain::OrganisationKey organisation) const {
  return generations_[static_cast<std::size_t>(organisation.number) % generations_.size()];
}

}  // namespace chargeward::http
