// The table of public holidays over the text that script/gen_holidays.mjs writes (its head says how it is made). Only
// where each country's part begins is kept; a question reads that part. Immutable, for any thread.
#pragma once

#include <string_view>
#include <vector>

#include "chargeward/domain/holiday_table.hpp"

namespace chargeward::holidays {

class HolidayText final : public domain::HolidayTable {
 public:
  /// `text` must outlive the table.
  explicit HolidayText(std::string_view text);

  std::vector<domain::HolidayCountry> countries() const override;
  bool knows(std::string_view country, const std::optional<std::string>& region) const override;
  std::vector<domain::PublicHoliday> of(std::string_view country,
                                        const std::optional<std::string>& region) const override;

 private:
  std::vector<std::string_view> parts_;  // by country; each begins with its code
};

/// What the program was built with.
const domain::HolidayTable& public_holidays();

}  // namespace chargeward::holidays
