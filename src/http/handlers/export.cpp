// Handler of the export: all locations that match, streamed by keyset pages, so that a million of them cost no more
// memory than one page. Runs on the threads for slow work; each piece reads in a transaction of its own.
#include <memory>

#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/location_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/location_csv.hpp"
#include "handlers/location_filter_input.hpp"
#include "views/location_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

enum class ExportFormat { csv, json };

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  if (name == "csv") return ExportFormat::csv;
  if (name == "json") return ExportFormat::json;
  return std::nullopt;
}

/// What is left of an export: where to read on, for whom, and in which form.
class LocationExport {
 public:
  LocationExport(const RequestContext& context, ExportFormat format, domain::LocationFilter filter,
                 domain::LocationSort sort)
      : program_(context.program),
        actor_(context.actor),
        now_(context.now),
        format_(format),
        filter_(std::move(filter)),
        sort_(sort) {}

  /// The text of the next page; empty when all is told.
  std::string next_piece() {
    if (state_ == State::complete) return {};
    std::string piece = state_ == State::not_begun ? opening() : std::string();
    append(piece, read_page());
    state_ = page_.cursor ? State::begun : State::complete;
    if (state_ == State::complete && format_ == ExportFormat::json) piece += "\n]\n";
    return piece;
  }

 private:
  enum class State { not_begun, begun, complete };

  std::string opening() const { return format_ == ExportFormat::csv ? std::string(location_csv_header()) : "["; }

  std::vector<domain::LocationView> read_page() {
    domain::PageOf<domain::LocationView> found;
    program_.store.read(service::Scope::organisation(actor_.organisation), [&](service::Transaction& tx) {
      service::Call call{tx, actor_, now_, program_.ids};
      found = service::list_locations(call, filter_, sort_, page_);
    });
    page_.cursor = std::move(found.next);
    return std::move(found.items);
  }

  void append(std::string& piece, const std::vector<domain::LocationView>& views) {
    for (const auto& view : views) {
      if (format_ == ExportFormat::csv) {
        append_location_csv(piece, view);
        continue;
      }
      piece += is_first_ ? "\n" : ",\n";
      append_json(piece, location_list_item_view(view, agreements_for(actor_.role)));
      is_first_ = false;
    }
  }

  Program& program_;
  service::Actor actor_;
  base::Instant now_;
  ExportFormat format_;
  domain::LocationFilter filter_;
  domain::LocationSort sort_;
  domain::PageRequest page_{domain::kPageLimitMax, std::nullopt};
  State state_ = State::not_begun;
  bool is_first_ = true;
};

}  // namespace

template <>
HandlerResult handle<Operation::export_locations>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto format = parameters.one_of("format", parse_export_format).value_or(ExportFormat::csv);
  auto filter = read_location_filter(parameters);
  const auto sort = read_location_sort(parameters, filter);
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_CHECK(check_may_filter(context.actor.role, filter));
  auto locations = std::make_shared<LocationExport>(context, format, std::move(filter), sort);
  // The first page is read before anything is answered, so that a database that is gone is a 503 and no empty file.
  auto first = std::make_shared<std::string>(locations->next_piece());
  Response response;
  response.source = [locations, first] {
    return first->empty() ? locations->next_piece() : std::exchange(*first, std::string());
  };
  const std::string_view ending = format == ExportFormat::csv ? "csv" : "json";
  response.set("Content-Type", format == ExportFormat::csv ? "text/csv; charset=utf-8" : "application/json");
  response.set("Content-Disposition", "attachment; filename=\"locations-" +
                                          base::format_rfc3339(context.now).substr(0, 10) + "." + std::string(ending) +
                                          "\"");
  return response;
}

}  // namespace chargeward::http
