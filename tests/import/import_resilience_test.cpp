// Imports that are interrupted, tried again, or written by a database that comes and goes: in the end everything is in,
// once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <future>
#include <thread>

#include "chargeward/base/unavailable.hpp"
#include "import_fixture.hpp"

namespace chargeward {
namespace {

using domain::ImportStatus;
using testing::SizeIs;

/// More than two batches of objects, some of them odd, some refused, some with several EVSEs.
std::string long_feed(const std::string& name) {
  std::string text = "[";
  for (int i = 0; i < 1'700; ++i) {
    FeedLocationText location{.id = std::to_string(i), .name = name + std::to_string(i % 7)};
    if (i % 5 == 0) location.evses.push_back({"e2", "CHARGING"});
    if (i % 100 == 7) location.evses[0].second = "BROKEN";
    if (i % 100 == 9) location.coordinates = R"({"latitude":"555","longitude":"0"})";
    text += (i == 0 ? "" : ",") + location.json();
  }
  return text + "]";
}

TEST_P(ImportTest, a_work_that_is_run_again_counts_once) {
  // As a conflict between transactions does it: the first run is rolled back. The first write is the request's own.
  std::atomic<int> writes = 0;
  watched_->on_write = [&](service::Store::Work work) -> service::Store::Work {
    if (++writes == 1) return work;
    return [work = std::move(work), again = writes % 2 == 1](service::Transaction& tx) mutable {
      if (!again) {
        again = true;
        work(tx);
        throw base::Unavailable("conflict");
      }
      return work(tx);
    };
  };
  const auto import = import_text(long_feed("a"));
  EXPECT_EQ(import.status, ImportStatus::done);
  EXPECT_EQ(import.objects, 1'700);
  EXPECT_EQ(import.refused, 17);
  EXPECT_EQ(import.locations.added, 1'683);
  EXPECT_EQ(import.findings, 34);
  EXPECT_THAT(findings(import), SizeIs(34));
}

TEST_P(ImportTest, a_database_that_comes_back_is_waited_for) {
  std::atomic<int> writes = 0;
  watched_->on_write = [&](service::Store::Work work) {
    if (++writes == 4) throw base::Unavailable("disk full");
    return work;
  };
  const auto import = import_text(long_feed("a"));
  EXPECT_EQ(import.status, ImportStatus::done);
  EXPECT_EQ(import.locations.added, 1'683);
}

TEST_P(ImportTest, interrupted_half_way_and_started_again_it_ends_the_same) {
  import_text(long_feed("a"));
  const auto whole = state();

  TearDown();
  SetUp();
  std::promise<void> third_write;
  std::atomic<int> writes = 0;
  watched_->on_write = [&](service::Store::Work work) {
    if (++writes == 4) third_write.set_value();
    return work;
  };
  service::ImportOrder order;
  order.organisation = organisation_;
  order.path = folder_ / "upload_interrupted";
  { std::ofstream(order.path) << long_feed("a"); }
  const auto started = *runner_->start(order);
  third_write.get_future().wait();
  runner_->stop();
  const auto interrupted = *read([&](service::Transaction& tx) { return tx.imports().get(started.id); });
  EXPECT_EQ(interrupted.status, ImportStatus::interrupted);
  EXPECT_GT(interrupted.locations.added, 0);
  EXPECT_LT(interrupted.locations.added, 1'683);
  EXPECT_FALSE(std::filesystem::exists(order.path));

  restart_runner();
  const auto again = import_text(long_feed("a"));
  EXPECT_EQ(again.locations.added + again.locations.unchanged, 1'683);
  EXPECT_EQ(again.locations.unchanged, interrupted.locations.added);
  EXPECT_EQ(state(), whole);
}

TEST_P(ImportTest, what_a_killed_program_left_is_interrupted_at_the_next_start) {
  domain::Import left;
  left.id = ids_.next_id<domain::ImportId>(clock_.now());
  left.status = ImportStatus::running;
  left.started_at = clock_.now();
  write([&](service::Transaction& tx) { tx.imports().insert(left); });
  restart_runner();
  runner_->interrupt_unfinished();
  EXPECT_EQ(read([&](service::Transaction& tx) { return tx.imports().get(left.id); })->status,
            ImportStatus::interrupted);
}

TEST_P(ImportTest, twice_and_with_changes_between_it_ends_as_if_once) {
  import_text(long_feed("a"));
  import_text(long_feed("b"));
  const auto after = state();
  const auto again = import_text(long_feed("b"));
  EXPECT_EQ(again.locations.changed, 0);
  EXPECT_EQ(again.locations.unchanged, 1'683);
  EXPECT_EQ(state(), after);
}

TEST_P(ImportTest, imports_wait_for_each_other_and_too_many_are_refused) {
  std::promise<void> go_on;
  const auto released = go_on.get_future().share();
  std::atomic<bool> hold = false;
  watched_->on_write = [&](service::Store::Work work) {
    if (hold) released.wait();
    return work;
  };
  std::atomic<int> refused = 0;
  std::vector<std::thread> callers;
  hold = true;
  for (int i = 0; i < 40; ++i) {
    callers.emplace_back([&, i] {
      service::ImportOrder order;
      order.organisation = organisation_;
      order.path = folder_ / ("many" + std::to_string(i));
      { std::ofstream(order.path) << feed_of({{.id = std::to_string(i)}}); }
      if (!runner_->start(order)) ++refused;
    });
  }
  while (refused < 24) std::this_thread::yield();
  hold = false;
  go_on.set_value();
  for (auto& caller : callers) caller.join();
  runner_->wait_until_idle();
  EXPECT_EQ(refused, 24);
  const auto count = read([](service::Transaction& tx) { return tx.locations().count({}); });
  EXPECT_EQ(count, 16);
}

}  // namespace
}  // namespace chargeward
