// See the header.
#include "connections.hpp"

#include <vector>

namespace chargeward::http {

std::int64_t Connections::now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

void Connections::add(const std::shared_ptr<Entry>& entry) {
  const std::lock_guard lock(mutex_);
  entries_.insert(entry);
}

void Connections::remove(const std::shared_ptr<Entry>& entry) {
  const std::lock_guard lock(mutex_);
  entries_.erase(entry);
}

std::size_t Connections::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

template <class Predicate>
std::size_t Connections::cut_where(Predicate predicate) {
  std::vector<std::shared_ptr<Entry>> found;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& entry : entries_) {
      if (predicate(*entry)) found.push_back(entry);
    }
  }
  for (const auto& entry : found) entry->cut();
  return found.size();
}

std::size_t Connections::cut_overdue() {
  const std::int64_t now = now_ms();
  return cut_where([now](const Entry& entry) { return entry.deadline_ms != 0 && entry.deadline_ms < now; });
}

void Connections::cut_idle() {
  cut_where([](const Entry& entry) { return entry.is_idle.load(); });
}

void Connections::cut_all() {
  cut_where([](const Entry&) { return true; });
}

}  // namespace chargeward::http
