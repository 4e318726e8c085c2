// Attached files and links of incidents. Part of one transaction; see service/ports/incident_extras_store.hpp.
#pragma once

#include "chargeward/service/ports/incident_extras_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlAttachmentStore final : public service::AttachmentStore {
 public:
  explicit SqlAttachmentStore(Context& db) : db_(db) {}
  void insert(domain::IncidentId incident, const domain::Attachment& attachment) override;
  void insert_piece(domain::AttachmentId id, std::int64_t piece, std::string_view bytes) override;
  std::vector<domain::Attachment> list(domain::IncidentId incident) override;
  std::optional<domain::Attachment> get(domain::IncidentId incident, domain::AttachmentId id) override;
  std::optional<std::string> piece(domain::AttachmentId id, std::int64_t piece) override;
  void erase(domain::AttachmentId id) override;

 private:
  Context& db_;
};

class SqlIncidentLinkStore final : public service::IncidentLinkStore {
 public:
  explicit SqlIncidentLinkStore(Context& db) : db_(db) {}
  bool link(domain::IncidentId one, domain::IncidentId other) override;
  bool unlink(domain::IncidentId one, domain::IncidentId other) override;
  std::vector<domain::IncidentId> linked(domain::IncidentId id) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
