// What the two resolution times of an SLA mean, in words: "4 hours, every day · 48 hours, Monday to Friday". Pure.
#pragma once

#include <string>
#include <string_view>

#include "chargeward/domain/sla.hpp"

namespace chargeward::http {

/// `locale`: "de" is German, everything else English.
std::string sla_words(const domain::SlaSummary& sla, std::string_view locale);

}  // namespace chargeward::http
