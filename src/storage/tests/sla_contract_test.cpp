// SLAs, contacts and customers on both engines.
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "chargeward/service/ports/bad_cursor.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

class SlaContract : public StoreContract {
 protected:
  std::vector<std::string> list(service::SlaSort sort, std::optional<std::string> q = std::nullopt) {
    std::vector<std::string> names;
    service::SlaQuery query;
    query.sort = sort;
    query.q = std::move(q);
    query.page.limit = 2;
    do {
      const auto page = read([&](Transaction& t) { return t.slas().list(query); });
      for (const auto& item : page.items) names.push_back(item.sla.definition.name);
      query.page.cursor = page.next;
    } while (query.page.cursor);
    return names;
  }

  /// What the service does when somebody marks a default: the mark is taken from the other in the same transaction.
  static service::Outcome mark_default(Transaction& t, domain::OrganisationKey organisation, domain::SlaId id) {
    t.organisations().lock(organisation);
    if (auto before = t.slas().find_default()) {
      if (before->id == id) return service::Outcome::roll_back;
      before->definition.is_default = false;
      ++before->version;
      if (t.slas().update(*before) != Stored::done) throw std::logic_error("stale under the lock");
    }
    auto sla = t.slas().get(id).value();
    sla.definition.is_default = true;
    ++sla.version;
    if (t.slas().update(sla) != Stored::done) throw std::logic_error("stale under the lock");
    return service::Outcome::commit;
  }
};

TEST_P(SlaContract, SLA02_an_agreement_is_read_as_it_was_written) {
  domain::Contact contact;
  contact.id = new_id<domain::ContactId>();
  contact.definition.name = "Elektro Meier";
  contact.definition.phone = "+49 40 1";
  write([&](Transaction& t) { EXPECT_EQ(t.contacts().insert(contact), Stored::done); });
  domain::Sla sla = make_sla("DC hub");
  sla.definition.description = "Motorway\nDC only";
  sla.definition.first_level = {240, false};
  sla.definition.second_level = {720, true};
  sla.definition.contact_id = contact.id;
  write([&](Transaction& t) { EXPECT_EQ(t.slas().insert(sla), Stored::done); });
  const auto item = read([&](Transaction& t) { return t.slas().get_item(sla.id); });
  ASSERT_TRUE(item);
  EXPECT_EQ(item->sla.definition, sla.definition);
  EXPECT_EQ(item->sla.created_at, sla.created_at);
  ASSERT_TRUE(item->contact);
  EXPECT_EQ(item->contact->name, "Elektro Meier");
  EXPECT_EQ(item->contact->phone, "+49 40 1");
  EXPECT_EQ(item->location_count, 0);
}

TEST_P(SlaContract, SLA01_lists_are_searched_sorted_and_count_their_locations) {
  const domain::Sla zebra = add_sla("zebra");
  const domain::Sla alpha = add_sla("Alpha", true);
  domain::Sla umlaut = make_sla("Übergang");
  umlaut.definition.description = "für Zürich";
  umlaut.updated_at = test_instant(9);
  write([&](Transaction& t) { EXPECT_EQ(t.slas().insert(umlaut), Stored::done); });
  add_location("a", zebra.id);
  add_location("b", zebra.id);
  add_location("c", alpha.id);
  EXPECT_THAT(list(service::SlaSort::name), ElementsAre("Alpha", "Übergang", "zebra"));
  EXPECT_THAT(list(service::SlaSort::name_descending), ElementsAre("zebra", "Übergang", "Alpha"));
  EXPECT_THAT(list(service::SlaSort::locations), ElementsAre("zebra", "Alpha", "Übergang"));
  EXPECT_EQ(list(service::SlaSort::updated_at).front(), "Übergang");
  EXPECT_THAT(list(service::SlaSort::name, "ZUR"), ElementsAre("Übergang"));
  EXPECT_THAT(list(service::SlaSort::name, "%"), IsEmpty());
  EXPECT_EQ(read([&](Transaction& t) { return t.slas().location_count(zebra.id); }), 2);
  service::SlaQuery query;
  query.page.cursor = "bm9uZQ";
  EXPECT_THROW(read([&](Transaction& t) { return t.slas().list(query); }), service::BadCursor);
}

TEST_P(SlaContract, SLA03_name_is_unique_in_the_organisation_whatever_its_case) {
  const domain::Sla first = add_sla("Größe");
  write([&](Transaction& t) {
    EXPECT_EQ(t.slas().insert(make_sla("GRÖSSE")), Stored::taken);
    EXPECT_EQ(t.slas().insert(make_sla("Other")), Stored::done);
  });
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_EQ(t.slas().insert(make_sla("Größe")), Stored::done); });
  domain::Sla other = add_sla("Third");
  other.definition.name = "größe";
  other.version = 2;
  write([&](Transaction& t) { EXPECT_EQ(t.slas().update(other), Stored::taken); });
  domain::Sla archived = first;
  archived.version = 2;
  archived.archived_at = test_instant(1);
  write([&](Transaction& t) {
    EXPECT_EQ(t.slas().update(archived), Stored::done);
    EXPECT_EQ(t.slas().update(other), Stored::done);
  });
}

TEST_P(SlaContract, SLA02_an_old_version_is_stale) {
  domain::Sla sla = add_sla("Standard");
  sla.version = 2;
  write([&](Transaction& t) { EXPECT_EQ(t.slas().update(sla), Stored::done); });
  write([&](Transaction& t) { EXPECT_EQ(t.slas().update(sla), Stored::stale); });
  write_in(elsewhere(), [&](Transaction& t) {
    sla.version = 3;
    EXPECT_EQ(t.slas().update(sla), Stored::stale);
  });
}

TEST_P(SlaContract, SLA07_the_database_refuses_a_second_default) {
  add_sla("Standard", true);
  EXPECT_ANY_THROW(add_sla("Second", true));
  EXPECT_THAT(list(service::SlaSort::name), ElementsAre("Standard"));
}

TEST_P(SlaContract, SLA07_never_two_defaults_under_64_threads) {
  std::vector<domain::Sla> slas;
  for (int i = 0; i < 8; ++i) slas.push_back(add_sla("SLA " + std::to_string(i), i == 0));
  std::atomic<bool> stop = false;
  std::atomic<int> wrong = 0;
  std::atomic<int> switched = 0;
  std::thread reader([&] {
    while (!stop) {
      const auto page = read([](Transaction& t) { return t.slas().list({}); });
      wrong += std::count_if(page.items.begin(), page.items.end(),
                             [](const auto& item) { return item.sla.definition.is_default; }) != 1;
    }
  });
  std::vector<std::thread> clients;
  for (int i = 0; i < 64; ++i) {
    clients.emplace_back([&, i] {
      for (int j = 0; j < 4; ++j) {
        const auto id = slas[static_cast<std::size_t>(i * 3 + j) % slas.size()].id;
        store_->write_and_wait(here(), [&](Transaction& t) {
          const auto outcome = mark_default(t, organisation_, id);
          if (outcome == service::Outcome::commit) ++switched;
          return outcome;
        });
      }
    });
  }
  for (auto& client : clients) client.join();
  stop = true;
  reader.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(switched, 0);
  EXPECT_TRUE(read([](Transaction& t) { return t.slas().find_default(); }));
}

TEST_P(SlaContract, SLA13_a_default_can_not_be_archived_behind_the_services_back) {
  domain::Sla sla = add_sla("Standard", true);
  sla.version = 2;
  sla.archived_at = test_instant(1);
  EXPECT_ANY_THROW(write([&](Transaction& t) { (void)t.slas().update(sla); }));
}

TEST_P(SlaContract, SLA16_every_version_is_kept_newest_first) {
  const domain::Sla sla = add_sla("Standard");
  write([&](Transaction& t) {
    for (int i = 1; i <= 3; ++i) {
      domain::SlaVersion version;
      version.version = i;
      version.definition = sla.definition;
      version.definition.description = "v" + std::to_string(i);
      version.contact_name = "Elektro Meier";
      version.changed_at = test_instant(i);
      version.changed_by = test_actor();
      t.slas().insert_version(sla.id, version);
    }
  });
  const auto versions = read([&](Transaction& t) { return t.slas().versions(sla.id); });
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_EQ(versions[0].version, 3);
  EXPECT_EQ(versions[0].definition.description, "v3");
  EXPECT_EQ(versions[0].contact_name, "Elektro Meier");
  EXPECT_EQ(versions[0].changed_by.name, "Olga");
  EXPECT_EQ(versions[2].changed_at, test_instant(1));
  EXPECT_THAT(read_in(elsewhere(), [&](Transaction& t) { return t.slas().versions(sla.id); }), IsEmpty());
}

TEST_P(SlaContract, SLA06_contacts_of_another_organisation_can_not_be_bound) {
  domain::Contact contact;
  contact.id = new_id<domain::ContactId>();
  contact.definition.name = "Elektro Meier";
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_EQ(t.contacts().insert(contact), Stored::done); });
  domain::Sla sla = make_sla("DC hub");
  sla.definition.contact_id = contact.id;
  EXPECT_ANY_THROW(write([&](Transaction& t) { (void)t.slas().insert(sla); }));
}

TEST_P(SlaContract, contacts_and_customers_are_listed_by_name_and_found_by_part) {
  for (const char* name : {"Meier", "ABB", "Öko"}) {
    write([&](Transaction& t) {
      domain::Contact contact;
      contact.id = new_id<domain::ContactId>();
      contact.definition.name = name;
      contact.definition.kind = name[0] == 'A' ? domain::ContactKind::oem : domain::ContactKind::installer;
      EXPECT_EQ(t.contacts().insert(contact), Stored::done);
      contact.id = new_id<domain::ContactId>();
      EXPECT_EQ(t.contacts().insert(contact), Stored::taken);
      domain::Customer customer;
      customer.id = new_id<domain::CustomerId>();
      customer.definition.name = name;
      customer.definition.reference = "K-" + std::string(name);
      EXPECT_EQ(t.customers().insert(customer), Stored::done);
    });
  }
  const auto contacts = [&](service::CatalogueQuery query) {
    std::vector<std::string> names;
    for (const auto& c : read([&](Transaction& t) { return t.contacts().list(query); }).items)
      names.push_back(c.definition.name);
    return names;
  };
  EXPECT_THAT(contacts({}), ElementsAre("ABB", "Meier", "Öko"));
  service::CatalogueQuery by_kind;
  by_kind.kind = domain::ContactKind::oem;
  EXPECT_THAT(contacts(by_kind), ElementsAre("ABB"));
  service::CatalogueQuery query;
  query.q = "k-ok";
  const auto customers = read([&](Transaction& t) { return t.customers().list(query); });
  ASSERT_EQ(customers.items.size(), 1U);
  EXPECT_EQ(customers.items[0].customer.definition.name, "Öko");
  domain::Customer customer = customers.items[0].customer;
  customer.archived_at = test_instant();
  customer.version = 2;
  write([&](Transaction& t) { EXPECT_EQ(t.customers().update(customer), Stored::done); });
  EXPECT_EQ(read([](Transaction& t) { return t.customers().list({}); }).items.size(), 2U);
  service::CatalogueQuery archived;
  archived.archived = domain::ArchivedFilter::only;
  EXPECT_EQ(read([&](Transaction& t) { return t.customers().list(archived); }).items.size(), 1U);
}

CHARGEWARD_ON_BOTH_ENGINES(SlaContract);

}  // namespace
}  // namespace chargeward::storage
