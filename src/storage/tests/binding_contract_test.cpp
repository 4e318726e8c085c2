// Binding many locations, and EVSEs and charge points, on both engines.
#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

class BindingContract : public StoreContract {
 protected:
  service::Binding binding(std::optional<domain::SlaId> sla) {
    return {new_id<domain::BulkOperationId>(), sla, test_actor(), test_instant(60)};
  }
  service::BoundTally bind(const domain::LocationSelection& selection, const service::Binding& by) {
    service::BoundTally tally;
    write([&](Transaction& t) { tally = t.bindings().bind(selection, by); });
    return tally;
  }
  std::optional<service::UndoTally> undo(domain::BulkOperationId operation) {
    std::optional<service::UndoTally> tally;
    write([&](Transaction& t) { tally = t.bindings().undo(operation, binding(std::nullopt)); });
    return tally;
  }
  std::optional<domain::SlaId> bound(const domain::Location& location) {
    return read([&](Transaction& t) { return t.locations().get(location.id)->sla_id; });
  }
};

TEST_P(BindingContract, SLA09_all_that_match_are_bound_and_what_was_is_known_before) {
  const domain::Sla standard = add_sla("Standard", true);
  const domain::Sla hub = add_sla("DC hub");
  const auto a = add_location("Kiel a", standard.id);
  const auto b = add_location("Kiel b");
  const auto c = add_location("Bonn c", standard.id);
  const auto d = add_location("Kiel d", hub.id);
  const domain::LocationFilter kiel{.q = "kiel"};
  const auto counts = read([&](Transaction& t) { return t.bindings().bound_counts(kiel); });
  ASSERT_EQ(counts.size(), 3U);
  for (const auto& count : counts) {
    EXPECT_EQ(count.count, 1);
    EXPECT_EQ(count.sla_id.has_value(), count.sla_name.has_value());
  }
  const auto by = binding(hub.id);
  const auto tally = bind(kiel, by);
  EXPECT_EQ(tally.matched, 3);
  EXPECT_EQ(tally.bound, 2);
  EXPECT_EQ(bound(a), hub.id);
  EXPECT_EQ(bound(b), hub.id);
  EXPECT_EQ(bound(c), standard.id);
  const auto location = read([&](Transaction& t) { return *t.locations().get(a.id); });
  EXPECT_EQ(location.version, 2);
  EXPECT_EQ(location.updated_at, test_instant(60));
  EXPECT_EQ(read([&](Transaction& t) { return t.locations().get(d.id)->version; }), 1);

  domain::AuditFilter of_a;
  of_a.entity_id = base::to_string(a.id);
  const auto entries = read([&](Transaction& t) { return t.audit().list(of_a, {}); }).items;
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].action, domain::AuditAction::bound);
  EXPECT_EQ(entries[0].entity_name, "Kiel a");
  EXPECT_EQ(entries[0].operation_id, by.operation_id);
  EXPECT_EQ(entries[0].actor.name, "Olga");
  ASSERT_EQ(entries[0].changes.size(), 1U);
  EXPECT_EQ(entries[0].changes[0].field, "sla_id");
  EXPECT_EQ(entries[0].changes[0].from, boost::json::value(base::to_string(standard.id)));
  EXPECT_EQ(entries[0].changes[0].to, boost::json::value(base::to_string(hub.id)));
  of_a.entity_id = base::to_string(b.id);
  const auto of_b = read([&](Transaction& t) { return t.audit().list(of_a, {}); }).items;
  EXPECT_TRUE(of_b.at(0).changes.at(0).from.is_null());
}

TEST_P(BindingContract, SLA09_those_that_are_named_are_bound_and_unbound) {
  const domain::Sla hub = add_sla("DC hub");
  const auto a = add_location("a", hub.id);
  const auto b = add_location("b", hub.id);
  auto gone = make_location("gone");
  gone.archived_at = test_instant();
  add(gone);
  const auto nobody = new_id<domain::LocationId>();
  const std::vector<domain::LocationId> ids{a.id, gone.id, nobody};
  EXPECT_THAT(read([&](Transaction& t) { return t.bindings().missing(ids); }), ElementsAre(gone.id, nobody));
  const auto tally = bind(ids, binding(std::nullopt));
  EXPECT_EQ(tally.matched, 1);
  EXPECT_EQ(tally.bound, 1);
  EXPECT_FALSE(bound(a));
  EXPECT_EQ(bound(b), hub.id);
  EXPECT_EQ(bind(std::vector<domain::LocationId>{}, binding(hub.id)).matched, 0);
}

TEST_P(BindingContract, SLA09_an_operation_is_undone_once_and_only_where_nobody_bound_anew) {
  const domain::Sla standard = add_sla("Standard", true);
  const domain::Sla hub = add_sla("DC hub");
  const domain::Sla old = add_sla("Old");
  const auto a = add_location("a", standard.id);
  const auto b = add_location("b");
  auto c = add_location("c", standard.id);
  const auto d = add_location("d", old.id);
  const auto by = binding(hub.id);
  bind(domain::LocationFilter{}, by);
  EXPECT_EQ(read([&](Transaction& t) { return t.bindings().bound_at(by.operation_id); }), test_instant(60));
  write([&](Transaction& t) {
    auto location = *t.locations().get(c.id);
    location.sla_id = standard.id;
    ++location.version;
    EXPECT_EQ(t.locations().update(location, "c"), Stored::done);
    location.sla_id = hub.id;
    ++location.version;
    EXPECT_EQ(t.locations().update(location, "c"), Stored::done);
    auto archived = *t.slas().get(old.id);
    archived.archived_at = test_instant(70);
    ++archived.version;
    EXPECT_EQ(t.slas().update(archived), Stored::done);
  });
  const auto tally = undo(by.operation_id);
  ASSERT_TRUE(tally);
  EXPECT_EQ(tally->restored, 2);
  EXPECT_EQ(tally->skipped, 2);
  EXPECT_EQ(bound(a), standard.id);
  EXPECT_FALSE(bound(b));
  EXPECT_EQ(bound(c), hub.id);
  EXPECT_EQ(bound(d), hub.id) << "an archived agreement is not bound to again";
  EXPECT_FALSE(undo(by.operation_id));
  EXPECT_FALSE(undo(new_id<domain::BulkOperationId>()));
  EXPECT_EQ(read([&](Transaction& t) { return t.bindings().bound_at(by.operation_id); }), test_instant(60));
  domain::AuditFilter undone;
  undone.action = domain::AuditAction::bind_undone;
  const auto entries = read([&](Transaction& t) { return t.audit().list(undone, {}); }).items;
  EXPECT_EQ(entries.size(), 2U);
}

TEST_P(BindingContract, SLA09_thousands_are_bound_at_once) {
  const domain::Sla hub = add_sla("DC hub");
  constexpr int kCount = 3'000;
  write([&](Transaction& t) {
    for (int i = 0; i < kCount; ++i) {
      const auto location = make_location("Location " + std::to_string(i));
      EXPECT_EQ(t.locations().insert(location, "location"), Stored::done);
    }
  });
  const auto by = binding(hub.id);
  const auto tally = bind(domain::LocationFilter{}, by);
  EXPECT_EQ(tally.matched, kCount);
  EXPECT_EQ(tally.bound, kCount);
  EXPECT_EQ(bind(domain::LocationFilter{}, binding(hub.id)).matched, kCount);
  EXPECT_EQ(read([&](Transaction& t) { return t.slas().location_count(hub.id); }), kCount);
  EXPECT_EQ(undo(by.operation_id)->restored, kCount);
}

TEST_P(BindingContract, another_organisation_can_neither_bind_nor_undo) {
  const domain::Sla hub = add_sla("DC hub");
  const auto a = add_location("a");
  const auto by = binding(hub.id);
  bind(domain::LocationFilter{}, by);
  write_in(elsewhere(), [&](Transaction& t) {
    EXPECT_FALSE(t.bindings().undo(by.operation_id, binding(std::nullopt)));
    const std::vector<domain::LocationId> ids{a.id};
    EXPECT_EQ(t.bindings().bind(ids, binding(std::nullopt)).matched, 0);
    EXPECT_EQ(t.bindings().bind(domain::LocationFilter{}, binding(std::nullopt)).matched, 0);
  });
  EXPECT_EQ(bound(a), hub.id);
}

TEST_P(BindingContract, evses_and_their_connectors_are_read_as_they_were_written) {
  const auto location = add_location("Dam");
  domain::Evse evse = make_evse(location, "E1", domain::PowerType::dc);
  evse.definition.evse_id = "NL*TNM*E1";
  evse.definition.capabilities = {"RFID_READER", "REMOTE_START_STOP_CAPABLE"};
  evse.definition.coordinates = domain::Coordinates{-1.5, 0.25};
  evse.definition.connectors[0].max_electric_power = 150'000;
  evse.definition.connectors[0].last_updated = test_instant(4);
  evse.definition.last_updated = test_instant(5);
  write([&](Transaction& t) {
    EXPECT_EQ(t.evses().insert(evse), Stored::done);
    EXPECT_EQ(t.evses().insert(evse), Stored::taken);
    EXPECT_EQ(t.evses().insert(make_evse(location, "A0")), Stored::done);
  });
  auto found = read([&](Transaction& t) { return t.evses().get(location.id, "E1"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->definition, evse.definition);
  auto all = read([&](Transaction& t) { return t.evses().list(location.id, domain::ArchivedFilter::no); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].uid, "A0");
  evse.version = 2;
  evse.archived_at = test_instant(6);
  write([&](Transaction& t) {
    EXPECT_EQ(t.evses().update(evse), Stored::done);
    EXPECT_EQ(t.evses().update(evse), Stored::stale);
  });
  EXPECT_EQ(read([&](Transaction& t) { return t.evses().list(location.id, domain::ArchivedFilter::no).size(); }), 1U);
  EXPECT_EQ(read([&](Transaction& t) { return t.evses().list(location.id, domain::ArchivedFilter::only).size(); }), 1U);
}

TEST_P(BindingContract, charge_points_have_an_identity_once_in_the_organisation) {
  const auto location = add_location("Dam");
  const auto other = add_location("Rokin");
  domain::ChargePoint point;
  point.id = new_id<domain::ChargePointId>();
  point.location_id = location.id;
  point.definition.name = "Post 1";
  point.definition.identity = "CP-1";
  domain::ChargePoint twin = point;
  twin.id = new_id<domain::ChargePointId>();
  twin.location_id = other.id;
  write([&](Transaction& t) {
    EXPECT_EQ(t.charge_points().insert(point), Stored::done);
    EXPECT_EQ(t.charge_points().insert(twin), Stored::taken);
    twin.definition.identity.reset();
    EXPECT_EQ(t.charge_points().insert(twin), Stored::done);
    twin.definition.identity = "CP-1";
    twin.version = 2;
    EXPECT_EQ(t.charge_points().update(twin), Stored::taken);
  });
  EXPECT_FALSE(read([&](Transaction& t) { return t.charge_points().get(other.id, point.id); }));
  ASSERT_TRUE(read([&](Transaction& t) { return t.charge_points().get(location.id, point.id); }));
  EXPECT_EQ(read([&](Transaction& t) { return t.charge_points().list(location.id); }).at(0).definition.name, "Post 1");
  domain::Evse evse = make_evse(location, "E1");
  evse.definition.charge_point_id = twin.id;
  EXPECT_ANY_THROW(write([&](Transaction& t) { (void)t.evses().insert(evse); }))
      << "a charge point of another location";
}

CHARGEWARD_ON_BOTH_ENGINES(BindingContract);

}  // namespace
}  // namespace chargeward::storage
