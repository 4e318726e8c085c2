// EVSEs (with their connectors) and charge points. Part of one transaction; see service/ports/location_store.hpp.
#pragma once

#include "chargeward/service/ports/location_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlEvseStore final : public service::EvseStore {
 public:
  explicit SqlEvseStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::Evse& evse) override;
  service::Stored update(const domain::Evse& evse) override;
  std::optional<domain::Evse> get(domain::LocationId location, std::string_view uid) override;
  std::vector<domain::Evse> list(domain::LocationId location, domain::ArchivedFilter archived) override;

 private:
  Context& db_;
};

class SqlChargePointStore final : public service::ChargePointStore {
 public:
  explicit SqlChargePointStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::ChargePoint& charge_point) override;
  service::Stored update(const domain::ChargePoint& charge_point) override;
  std::optional<domain::ChargePoint> get(domain::LocationId location, domain::ChargePointId id) override;
  std::vector<domain::ChargePoint> list(domain::LocationId location) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
