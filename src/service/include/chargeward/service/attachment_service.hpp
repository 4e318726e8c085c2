// Use cases of files attached to incidents (OPS-05). As incident_service.hpp; like comments, customers do not see them.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "chargeward/domain/attachment.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

/// How much of a file one piece holds; the last one may be shorter.
inline constexpr std::size_t kAttachmentPieceBytes = 128 * 1024;

struct ListedAttachment {
  domain::Attachment attachment;
  bool removable = false;  // by the actor
};

struct NewAttachment {
  std::string name;  // is_file_name
  domain::AttachmentType type = domain::AttachmentType::text;
  std::int64_t size_bytes = 0;
  std::string sha256;
};

/// Gives a file from its start, in pieces of kAttachmentPieceBytes.
using GivePieces = std::function<void(const std::function<void(std::string_view piece)>& take)>;

/// not_found: the incident, as the actor sees it. Asked before a file is looked at.
base::Status check_takes_attachments(Call& call, domain::IncidentId incident);
base::Result<std::vector<ListedAttachment>> list_attachments(Call& call, domain::IncidentId incident);  // not_found
base::Result<domain::Attachment> get_attachment(Call& call, domain::IncidentId incident,
                                                domain::AttachmentId id);  // not_found
/// not_found, forbidden, attachments_full.
base::Result<ListedAttachment> attach(Call& call, TermsBook& book, domain::IncidentId incident,
                                      const NewAttachment& input, const GivePieces& give_pieces);
/// not_found, forbidden (another person's).
base::Status detach(Call& call, TermsBook& book, domain::IncidentId incident, domain::AttachmentId id);

}  // namespace chargeward::service
