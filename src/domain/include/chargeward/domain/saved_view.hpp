// A saved view: a list's filters under a name, for oneself or shared with the organisation (OPS-05). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"

namespace chargeward::domain {

inline constexpr std::size_t kSavedViewsMax = 200;  // of one person

enum class ViewPage : std::uint8_t { queue, incidents, locations };
std::string_view to_string(ViewPage page);
std::optional<ViewPage> parse_view_page(std::string_view name);

struct SavedView {
  SavedViewId id;
  std::string name;  // 1–120
  ViewPage page = ViewPage::queue;
  std::string query;  // ≤ 2 000; as it stands in the address
  bool shared = false;
  UserId owner_id;
  std::string owner_name;  // filled when read
  base::Instant created_at;

  base::Status check() const;
};

}  // namespace chargeward::domain
