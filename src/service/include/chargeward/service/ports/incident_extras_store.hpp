// Ports for what hangs on an incident beside its log: attached files, and links to other incidents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/attachment.hpp"
#include "chargeward/domain/incident.hpp"

namespace chargeward::service {

class AttachmentStore {
 public:
  virtual ~AttachmentStore() = default;
  /// Without its bytes.
  virtual void insert(domain::IncidentId incident, const domain::Attachment& attachment) = 0;
  /// Pieces count from 0; all of them make the file.
  virtual void insert_piece(domain::AttachmentId id, std::int64_t piece, std::string_view bytes) = 0;
  /// In the order in which they were attached.
  virtual std::vector<domain::Attachment> list(domain::IncidentId incident) = 0;
  virtual std::optional<domain::Attachment> get(domain::IncidentId incident, domain::AttachmentId id) = 0;
  /// Nothing behind the last one.
  virtual std::optional<std::string> piece(domain::AttachmentId id, std::int64_t piece) = 0;
  /// With its bytes.
  virtual void erase(domain::AttachmentId id) = 0;
};

class IncidentLinkStore {
 public:
  virtual ~IncidentLinkStore() = default;
  /// Whether something changed. The order of the two does not matter.
  virtual bool link(domain::IncidentId one, domain::IncidentId other) = 0;
  virtual bool unlink(domain::IncidentId one, domain::IncidentId other) = 0;
  /// Those that it is linked to, newest first.
  virtual std::vector<domain::IncidentId> linked(domain::IncidentId id) = 0;
};

}  // namespace chargeward::service
