// What the queue is computed from, and saved views, on both engines.
#include <gmock/gmock.h>

#include "incident_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

class QueueContract : public IncidentFixture {
 protected:
  domain::SavedView view_of(std::string name, domain::UserId owner, bool shared = false) {
    domain::SavedView view;
    view.id = new_id<domain::SavedViewId>();
    view.name = std::move(name);
    view.query = "state=open&q=ü";
    view.shared = shared;
    view.owner_id = owner;
    view.created_at = test_instant();
    return view;
  }
  Stored insert_view(const domain::SavedView& view) {
    auto stored = Stored::stale;
    write([&](Transaction& t) { stored = t.queue().insert_saved_view(view); });
    return stored;
  }
  std::vector<std::string> views_of(domain::UserId owner) {
    std::vector<std::string> names;
    for (const auto& view : read([&](Transaction& t) { return t.queue().saved_views(owner); }).items)
      names.push_back(view.name);
    return names;
  }
};

TEST_P(QueueContract, OPS03_settings_are_the_defaults_until_somebody_sets_them) {
  const auto get = [](Transaction& t) { return t.queue().settings(); };
  auto settings = read(get);
  EXPECT_EQ(settings.definition, domain::QueueDefinition{});
  EXPECT_EQ(settings.version, 0);
  settings.definition.weights = {1, 2.5, 3, 4, 5, 0.1, 7, 0.25, 100'000};
  settings.definition.currency = "CHF";
  settings.definition.price_minor_per_kwh = 0;
  settings.definition.utilisation_percent = 100;
  settings.definition.reopen_window_hours = 0;
  settings.definition.opens_from_status = false;
  settings.version = 1;
  settings.updated_at = test_instant(5);
  write([&](Transaction& t) { EXPECT_EQ(t.queue().put_settings(settings), Stored::done); });
  EXPECT_EQ(read(get).definition, settings.definition);
  EXPECT_EQ(read(get).version, 1);
  EXPECT_EQ(read(get).updated_at, test_instant(5));
  write([&](Transaction& t) { EXPECT_EQ(t.queue().put_settings(settings), Stored::stale); });
  settings.version = 2;
  settings.definition.currency = "EUR";
  write([&](Transaction& t) { EXPECT_EQ(t.queue().put_settings(settings), Stored::done); });
  EXPECT_EQ(read(get).definition.currency, "EUR");
  EXPECT_EQ(read_in(elsewhere(), get).definition, domain::QueueDefinition{}) << "each organisation has its own";
}

TEST_P(QueueContract, OPS03_price_and_use_of_a_place) {
  const auto get = [&](Transaction& t) { return t.queue().revenue(place_.id); };
  EXPECT_EQ(read(get), domain::LocationRevenue{});
  const auto put = [&](const domain::LocationRevenue& revenue) {
    auto stored = Stored::stale;
    write([&](Transaction& t) { stored = t.queue().put_revenue(place_.id, revenue); });
    return stored;
  };
  EXPECT_EQ(put({79, 0, 1}), Stored::done);
  EXPECT_EQ(read(get), (domain::LocationRevenue{79, 0, 1}));
  EXPECT_EQ(put({80, 1, 1}), Stored::stale);
  EXPECT_EQ(put({std::nullopt, std::nullopt, 2}), Stored::done);
  EXPECT_EQ(read(get), (domain::LocationRevenue{std::nullopt, std::nullopt, 2}));
  EXPECT_EQ(read_in(elsewhere(), get), domain::LocationRevenue{});
  EXPECT_ANY_THROW(write_in(elsewhere(), [&](Transaction& t) { (void)t.queue().put_revenue(place_.id, {1, 1, 1}); }));
}

TEST_P(QueueContract, OPS05_a_saved_view_is_read_as_it_was_written) {
  auto view = view_of("Meine", anna_.id, true);
  view.page = domain::ViewPage::locations;
  EXPECT_EQ(insert_view(view), Stored::done);
  const auto stored = read([&](Transaction& t) { return t.queue().saved_view(view.id); }).value();
  EXPECT_EQ(stored.name, "Meine");
  EXPECT_EQ(stored.page, domain::ViewPage::locations);
  EXPECT_EQ(stored.query, view.query);
  EXPECT_TRUE(stored.shared);
  EXPECT_EQ(stored.owner_id, anna_.id);
  EXPECT_EQ(stored.owner_name, "Anna Berg");
  EXPECT_EQ(stored.created_at, test_instant());
}

TEST_P(QueueContract, OPS05_one_sees_ones_own_views_and_the_shared_ones) {
  const auto ben = add_user("Ben", here());
  EXPECT_EQ(insert_view(view_of("b", anna_.id)), Stored::done);
  EXPECT_EQ(insert_view(view_of("A", anna_.id, true)), Stored::done);
  EXPECT_EQ(insert_view(view_of("C", ben.id)), Stored::done);
  EXPECT_THAT(views_of(anna_.id), ElementsAre("A", "b"));
  EXPECT_THAT(views_of(ben.id), ElementsAre("A", "C"));
  EXPECT_THAT(read_in(elsewhere(), [&](Transaction& t) { return t.queue().saved_views(anna_.id); }).items, IsEmpty());
}

TEST_P(QueueContract, OPS05_a_persons_views_of_a_page_have_different_names) {
  const auto ben = add_user("Ben", here());
  EXPECT_EQ(insert_view(view_of("Größe", anna_.id)), Stored::done);
  EXPECT_EQ(insert_view(view_of("GRÖSSE", anna_.id)), Stored::taken);
  EXPECT_EQ(insert_view(view_of("Größe", ben.id)), Stored::done);
  auto other_page = view_of("Größe", anna_.id);
  other_page.page = domain::ViewPage::incidents;
  EXPECT_EQ(insert_view(other_page), Stored::done);
}

TEST_P(QueueContract, OPS05_a_view_is_erased_only_by_its_organisation) {
  const auto view = view_of("Meine", anna_.id);
  EXPECT_EQ(insert_view(view), Stored::done);
  const auto exists = [&](Transaction& t) { return t.queue().saved_view(view.id).has_value(); };
  EXPECT_FALSE(read_in(elsewhere(), exists));
  write_in(elsewhere(), [&](Transaction& t) { t.queue().erase_saved_view(view.id); });
  EXPECT_TRUE(read(exists));
  write([&](Transaction& t) { t.queue().erase_saved_view(view.id); });
  EXPECT_FALSE(read(exists));
}

CHARGEWARD_ON_BOTH_ENGINES(QueueContract);

}  // namespace
}  // namespace chargeward::storage
