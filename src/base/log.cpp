// spdlog behind a small door: the rest of the program does not see its headers, which are slow to compile.
#include "chargeward/base/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <atomic>

#include "chargeward/base/time.hpp"

namespace chargeward::base {
namespace {

std::atomic<LogFormat> log_format{LogFormat::text};

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
  }
  return "info";
}

std::string quoted(std::string_view text) {
  return boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

std::string json_line(LogLevel level, std::string_view message, LogFields fields) {
  std::string line = "{\"at\":" + quoted(format_rfc3339(SystemClock{}.now())) +
                     ",\"level\":" + quoted(level_name(level)) + ",\"message\":" + quoted(message);
  for (const auto& [name, value] : fields) line += "," + quoted(name) + ":" + quoted(value);
  return line + "}";
}

std::string text_line(std::string_view message, LogFields fields) {
  std::string line(message);
  for (const auto& [name, value] : fields) {
    line += "  ";
    line += name;
    line += "=";
    line += value.find_first_of(" \t\r\n\"") == std::string::npos ? value : quoted(value);
  }
  return line;
}

}  // namespace

void start_log(LogFormat format, LogLevel level) {
  log_format = format;
  auto logger = std::make_shared<spdlog::logger>("chargeward", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
  logger->set_level(spdlog_level(level));
  logger->set_pattern(format == LogFormat::json ? "%v" : "%Y-%m-%dT%H:%M:%S.%eZ %^%-7l%$ %v",
                      spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(std::move(logger));
}

void log(LogLevel level, std::string_view message, LogFields fields) {
  auto* logger = spdlog::default_logger_raw();
  const auto wanted = spdlog_level(level);
  if (!logger->should_log(wanted)) return;
  const std::string line =
      log_format == LogFormat::json ? json_line(level, message, fields) : text_line(message, fields);
  logger->log(wanted, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace chargeward::base
