// Handlers of links between incidents (OPS-05).
#include "chargeward/service/incident_link_service.hpp"
#include "handlers/answers.hpp"

namespace chargeward::http {

using domain::Operation;

template <>
HandlerResult handle<Operation::list_incident_links>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto linked, service::list_incident_links(call, id));
  return answer(linked, [](const std::vector<domain::Incident>& incidents) {
    const auto view = [](const domain::Incident& incident) {
      return JsonObject({{"id", incident.id},
                         {"number", domain::spoken_number(incident.number)},
                         {"title", incident.description.title},
                         {"state", domain::to_string(incident.state)}});
    };
    return JsonObject({{"items", JsonEach(incidents, view)}});
  });
}

template <>
HandlerResult handle<Operation::link_incidents>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  CHARGEWARD_TRY(const auto other, context.path_id<domain::IncidentId>(1));
  auto call = context.call();
  CHARGEWARD_CHECK(service::link_incidents(call, *context.program.terms, id, other));
  return no_content();
}

template <>
HandlerResult handle<Operation::unlink_incidents>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  CHARGEWARD_TRY(const auto other, context.path_id<domain::IncidentId>(1));
  auto call = context.call();
  CHARGEWARD_CHECK(service::unlink_incidents(call, *context.program.terms, id, other));
  return no_content();
}

}  // namespace chargeward::http
