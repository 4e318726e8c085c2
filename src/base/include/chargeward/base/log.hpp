// The program's log: spdlog to standard error, as text or as one JSON object a line. Fields, not sentences, carry the
// variable parts; secrets are never passed here. Thread-safe after `start_log`.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace chargeward::base {

enum class LogFormat { text, json };
enum class LogLevel { debug, info, warning, error };

void start_log(LogFormat format, LogLevel level);

using LogFields = std::initializer_list<std::pair<std::string_view, std::string>>;

void log(LogLevel level, std::string_view message, LogFields fields = {});
inline void log_debug(std::string_view message, LogFields fields = {}) { log(LogLevel::debug, message, fields); }
inline void log_info(std::string_view message, LogFields fields = {}) { log(LogLevel::info, message, fields); }
inline void log_warning(std::string_view message, LogFields fields = {}) { log(LogLevel::warning, message, fields); }
inline void log_error(std::string_view message, LogFields fields = {}) { log(LogLevel::error, message, fields); }

}  // namespace chargeward::base
