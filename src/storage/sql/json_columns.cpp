// JSON columns, by Boost.JSON.
#include "sql/json_columns.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>

namespace chargeward::storage {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return std::string(value.as_string()); }

template <class T, class Write>
std::string array_of(const std::vector<T>& items, Write write) {
  if (items.empty()) return "[]";
  json::array array;
  array.reserve(items.size());
  for (const T& item : items) array.push_back(write(item));
  return json::serialize(array);
}

template <class T, class Read>
std::vector<T> items_of(std::string_view column, Read read) {
  std::vector<T> items;
  if (column == "[]") return items;
  std::array<unsigned char, 4'096> room;  // for most columns all of it
  json::monotonic_resource memory(room.data(), room.size());
  const json::value parsed = json::parse(json::string_view(column.data(), column.size()), &memory);
  const json::array& array = parsed.as_array();
  items.reserve(array.size());
  for (const json::value& item : array) items.push_back(read(item));
  return items;
}

json::value write_connector(const domain::Connector& connector) {
  json::object object;
  object.reserve(8);
  object["id"] = connector.id;
  object["standard"] = connector.standard;
  object["format"] = domain::to_string(connector.format);
  object["power_type"] = domain::to_string(connector.power_type);
  object["max_voltage"] = connector.max_voltage;
  object["max_amperage"] = connector.max_amperage;
  if (connector.max_electric_power) object["max_electric_power"] = *connector.max_electric_power;
  if (connector.last_updated) object["last_updated"] = base::to_milliseconds(*connector.last_updated);
  return object;
}

domain::Connector read_connector(const json::value& value) {
  const json::object& object = value.as_object();
  domain::Connector connector;
  connector.id = text_of(object.at("id"));
  connector.standard = text_of(object.at("standard"));
  connector.format = domain::parse_connector_format(object.at("format").as_string()).value();
  connector.power_type = domain::parse_power_type(object.at("power_type").as_string()).value();
  connector.max_voltage = object.at("max_voltage").to_number<int>();
  connector.max_amperage = object.at("max_amperage").to_number<int>();
  if (const auto* power = object.if_contains("max_electric_power")) {
    connector.max_electric_power = power->to_number<int>();
  }
  if (const auto* at = object.if_contains("last_updated")) {
    connector.last_updated = base::from_milliseconds(at->to_number<std::int64_t>());
  }
  return connector;
}

}  // namespace

std::string to_column(const std::vector<std::string>& texts) {
  return array_of(texts, [](const std::string& text) { return json::value(text); });
}

std::vector<std::string> texts_of(std::string_view column) { return items_of<std::string>(column, text_of); }

std::string to_column(const std::vector<int>& numbers) {
  return array_of(numbers, [](int number) { return json::value(number); });
}

std::vector<int> numbers_of(std::string_view column) {
  return items_of<int>(column, [](const json::value& value) { return value.to_number<int>(); });
}

std::string to_column(const std::vector<domain::Connector>& connectors) {
  return array_of(connectors, write_connector);
}

std::vector<domain::Connector> connectors_of(std::string_view column) {
  return items_of<domain::Connector>(column, read_connector);
}

std::string to_column(const std::vector<domain::FieldChange>& changes) {
  return array_of(changes, [](const domain::FieldChange& change) {
    return json::value(json::object{{"field", change.field}, {"from", change.from}, {"to", change.to}});
  });
}

std::vector<domain::FieldChange> changes_of(std::string_view column) {
  return items_of<domain::FieldChange>(column, [](const json::value& value) {
    // A copy would have the memory of what it is a copy of.
    const auto own = [&](const char* name) { return json::value(value.at(name), json::storage_ptr()); };
    return domain::FieldChange{text_of(value.at("field")), own("from"), own("to")};
  });
}

std::string to_column(const std::vector<domain::ImportFindingCount>& counts) {
  return array_of(counts, [](const domain::ImportFindingCount& count) {
    return json::value(json::object{{"code", count.code}, {"count", count.count}});
  });
}

std::vector<domain::ImportFindingCount> finding_counts_of(std::string_view column) {
  return items_of<domain::ImportFindingCount>(column, [](const json::value& value) {
    return domain::ImportFindingCount{text_of(value.at("code")), value.at("count").to_number<std::int64_t>()};
  });
}

std::string to_column(const std::vector<domain::ImportProblem>& problems) {
  return array_of(problems, [](const domain::ImportProblem& problem) {
    json::object object{{"code", problem.code}, {"pointer", problem.pointer}};
    if (problem.value) object["value"] = *problem.value;
    return json::value(std::move(object));
  });
}

std::vector<domain::ImportProblem> problems_of(std::string_view column) {
  return items_of<domain::ImportProblem>(column, [](const json::value& value) {
    domain::ImportProblem problem{text_of(value.at("code")), text_of(value.at("pointer")), std::nullopt};
    if (const auto* found = value.as_object().if_contains("value")) problem.value = text_of(*found);
    return problem;
  });
}

std::string to_column(const std::vector<std::pair<std::string, std::string>>& headers) {
  return array_of(headers, [](const auto& header) { return json::value(json::array{header.first, header.second}); });
}

std::vector<std::pair<std::string, std::string>> headers_of(std::string_view column) {
  return items_of<std::pair<std::string, std::string>>(
      column, [](const json::value& value) { return std::pair(text_of(value.at(0)), text_of(value.at(1))); });
}

}  // namespace chargeward::storage
