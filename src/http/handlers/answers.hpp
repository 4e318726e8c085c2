// The answers that many handlers give: one thing with its ETag, a page, a new thing with its path, a change, or the 412
// with what the thing is now. A handler says what to render and how.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "chargeward/domain/page.hpp"
#include "chargeward/http/handler.hpp"
#include "chargeward/http/problem.hpp"
#include "chargeward/http/response.hpp"
#include "chargeward/service/call.hpp"
#include "chargeward/service/incident_service.hpp"
#include "views/view.hpp"

namespace chargeward::http {

inline std::int64_t version_of(const service::SlaListItem& item) { return item.sla.version; }
inline std::int64_t version_of(const service::CalendarListItem& item) { return item.calendar.version; }
inline std::int64_t version_of(const service::CustomerListItem& item) { return item.customer.version; }
inline std::int64_t version_of(const service::IncidentDetail& detail) { return detail.view.kept.incident.version; }
inline std::int64_t version_of(const domain::LocationDetail& detail) { return detail.view.location.version; }
template <class T>
std::int64_t version_of(const T& thing) {
  return thing.version;
}

/// 200 with what `view` makes of it, without an ETag.
template <class T, class View>
Response answer(const T& thing, View view, int status = 200) {
  return json_response(view(thing), status);
}

/// 200 with the thing and its ETag.
template <class T, class View>
Response answer_versioned(const T& thing, View view) {
  return with_etag(answer(thing, view), version_of(thing));
}

/// 201 with the thing, its ETag and its path. `view` is called later, when the transaction is over: the writer has
/// better things to do. It must hold all it needs.
template <class T, class View>
Response answer_created(T thing, View view, std::string path) {
  const auto version = version_of(thing);
  auto body = [thing = std::make_shared<const T>(std::move(thing)), view] { return JsonValue(view(*thing)).text(); };
  return created_late(std::move(body), std::move(path), version);
}

/// A page of a list: {"items": […], "next": …}, and the Link header.
template <class T, class View>
Response answer_page(const RequestContext& context, const domain::PageOf<T>& page, View view) {
  auto body = JsonObject({{"items", JsonEach(page.items, view)}, {"next", page.next}});
  return with_next_page(json_response(std::move(body)), context.request, page.next);
}

/// What a change answers: the thing as it is now, or 412 with what `read_current` finds.
template <class T, class View, class ReadCurrent>
HandlerResult answer_changed(base::Result<T> changed, View view, ReadCurrent read_current) {
  if (changed) return answer_versioned(*changed, view);
  if (changed.error().code != base::ErrorCode::precondition_failed) return std::move(changed).error();
  CHARGEWARD_TRY(const T current, read_current());
  return precondition_failed(view(current), version_of(current));
}

}  // namespace chargeward::http
