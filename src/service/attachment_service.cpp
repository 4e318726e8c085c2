// See the header.
#include "chargeward/service/attachment_service.hpp"

#include "incident_keeping.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::Attachment;
using domain::IncidentEvent;
using domain::IncidentEventKind;

base::Status check_sees(Call& call, domain::IncidentId incident) {
  const auto view = call.tx.incidents().view(incident);
  if (!view || !sees(call, *view)) return base::error(ErrorCode::not_found);
  return {};
}

/// One's own, or all for an administrator.
bool is_removable(const Actor& actor, const Attachment& attachment) {
  if (actor.role == domain::Role::admin) return true;
  const auto& by = attachment.attached_by;
  return domain::may_act(actor.role, domain::IncidentAction::comment) && by.kind == actor.name.kind &&
         by.id == actor.name.id;
}

IncidentEvent event_of(IncidentEventKind kind, const Attachment& attachment, base::Instant now) {
  IncidentEvent event;
  event.kind = kind;
  event.at = now;
  event.attachment_id = attachment.id;
  event.name = attachment.name;
  return event;
}

base::Status check_room(Call& call, domain::IncidentId incident, std::int64_t size_bytes) {
  const auto present = call.tx.attachments().list(incident);
  std::int64_t bytes = 0;
  for (const auto& attachment : present) bytes += attachment.size_bytes;
  if (domain::takes_attachment(present.size(), bytes, size_bytes)) return {};
  return base::error(ErrorCode::attachments_full,
                     "An incident takes at most 20 files and 100 MiB in all: remove one first.");
}

}  // namespace

base::Status check_takes_attachments(Call& call, domain::IncidentId incident) { return check_sees(call, incident); }

base::Result<std::vector<ListedAttachment>> list_attachments(Call& call, domain::IncidentId incident) {
  CHARGEWARD_CHECK(check_sees(call, incident));
  std::vector<ListedAttachment> listed;
  for (auto& attachment : call.tx.attachments().list(incident)) {
    const bool removable = is_removable(call.actor, attachment);
    listed.push_back({std::move(attachment), removable});
  }
  return listed;
}

base::Result<Attachment> get_attachment(Call& call, domain::IncidentId incident, domain::AttachmentId id) {
  CHARGEWARD_CHECK(check_sees(call, incident));
  auto attachment = call.tx.attachments().get(incident, id);
  if (!attachment) return base::error(ErrorCode::not_found);
  return *std::move(attachment);
}

base::Result<ListedAttachment> attach(Call& call, TermsBook& book, domain::IncidentId incident,
                                      const NewAttachment& input, const GivePieces& give_pieces) {
  if (!domain::may_act(call.actor.role, domain::IncidentAction::comment)) return base::error(ErrorCode::forbidden);
  CHARGEWARD_TRY(KeptIncident kept, find_incident_for_change(call, incident));
  CHARGEWARD_CHECK(check_room(call, incident, input.size_bytes));
  Attachment attachment;
  attachment.id = call.ids.next_id<domain::AttachmentId>(call.now);
  attachment.name = input.name;
  attachment.type = input.type;
  attachment.size_bytes = input.size_bytes;
  attachment.sha256 = input.sha256;
  attachment.attached_by = call.actor.name;
  attachment.attached_at = call.now;
  call.tx.attachments().insert(incident, attachment);
  std::int64_t count = 0;
  give_pieces([&](std::string_view piece) { call.tx.attachments().insert_piece(attachment.id, count++, piece); });
  CHARGEWARD_CHECK(write_down(call, book, kept, event_of(IncidentEventKind::attached, attachment, call.now)));
  return ListedAttachment{std::move(attachment), true};
}

base::Status detach(Call& call, TermsBook& book, domain::IncidentId incident, domain::AttachmentId id) {
  CHARGEWARD_TRY(KeptIncident kept, find_incident_for_change(call, incident));
  const auto attachment = call.tx.attachments().get(incident, id);
  if (!attachment) return base::error(ErrorCode::not_found);
  if (!is_removable(call.actor, *attachment))
    return base::error(ErrorCode::forbidden, "Only who attached it, or an administrator, can remove it.");
  call.tx.attachments().erase(id);
  return write_down(call, book, kept, event_of(IncidentEventKind::detached, *attachment, call.now));
}

}  // namespace chargeward::service
