// See the header. What is remembered never changes under its name, so forgetting all of it at once is safe.
#include "chargeward/service/terms_book.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "chargeward/base/crypto.hpp"

namespace chargeward::service {
namespace {

constexpr std::size_t kRememberedMax = 20'000;
constexpr std::chrono::years kCoveredAtOnce{20};
/// Room for a fault that begins later, pauses and reopening.
constexpr int kTargetsCovered = 4;

domain::LevelTimes level_times(const domain::ResolutionTime& level, const domain::ServiceTime& time) {
  return {std::chrono::minutes{level.resolution_minutes}, time};
}

std::string organisation_text(const Call& call) { return std::to_string(call.actor.organisation.number); }

/// With its time: a version that was rolled back may come again with another content.
std::string edition_name(const Edition& edition) {
  return std::to_string(edition.version) + "@" + std::to_string(base::to_milliseconds(edition.updated_at));
}

/// Everything that the content of terms is made of.
std::string present_name(const Call& call, domain::SlaId sla, const IncidentSite& site) {
  return "now " + organisation_text(call) + " " + base::to_string(sla) + " " + edition_name(site.sla_edition) + " " +
         edition_name(site.calendar_edition) + " " + site.time_zone + " " + site.country;
}

std::string kept_name(const Call& call, const std::string& key) {
  return "kept " + organisation_text(call) + " " + key;
}

/// Long enough that no deadline of the level lies behind what is covered, as far as years can be built at all.
std::shared_ptr<const domain::ServiceTime> service_time_for(ServiceTimes& service_times,
                                                            const domain::FrozenTerms& terms,
                                                            const domain::ResolutionTime& level, base::Instant now) {
  const auto target = kTargetsCovered * std::chrono::milliseconds(std::chrono::minutes{level.resolution_minutes});
  base::Instant until = now + kCoveredAtOnce;
  std::optional<base::Instant> covered;
  while (true) {
    auto time = service_times.of(terms.time_zone, terms.calendar_of(level), until).value();
    const bool reaches = time->always_open() || time->due(now, target) <= time->covers_until();
    if (reaches || covered == time->covers_until()) return time;
    covered = time->covers_until();
    until = *covered + kCoveredAtOnce;
  }
}

}  // namespace

RunningTerms::RunningTerms(std::string key, domain::FrozenTerms terms, ServiceTimes& service_times, base::Instant now)
    : key_(std::move(key)), terms_(std::move(terms)) {
  first_ = service_time_for(service_times, terms_, terms_.first_level, now);
  second_ = service_time_for(service_times, terms_, terms_.second_level, now);
}

domain::IncidentTimes RunningTerms::times() const {
  return {level_times(terms_.first_level, *first_), level_times(terms_.second_level, *second_),
          terms_.reminder_percents};
}

TermsPointer TermsBook::freeze(Call& call, const IncidentSite& site) {
  if (!site.sla_id) return nullptr;
  const std::string name = present_name(call, *site.sla_id, site);
  TermsPointer terms = remembered(name);
  if (!terms) {
    terms = make(call, call.tx.slas().get(*site.sla_id).value(), site);
    remember(name, terms);
  }
  // Each time: what was kept before may have been rolled back.
  const auto& frozen = terms->terms();
  if (!call.tx.incidents().has_terms(terms->key())) {
    call.tx.incidents().keep_terms(terms->key(), frozen.sla_id, frozen.calendar_id,
                                   boost::json::serialize(domain::to_json(frozen)));
  }
  return terms;
}

TermsPointer TermsBook::freeze(Call& call, domain::SlaId sla, const IncidentSite& site) {
  IncidentSite bound = site;
  const auto found = call.tx.slas().get(sla).value();
  bound.sla_id = sla;
  bound.sla_edition = {found.version, found.updated_at};
  bound.calendar_edition = {};
  if (found.definition.calendar_id) {
    const auto calendar = call.tx.calendars().get(*found.definition.calendar_id).value();
    bound.calendar_edition = {calendar.version, calendar.updated_at};
  }
  return freeze(call, bound);
}

TermsPointer TermsBook::imagine(Call& call, const domain::Sla& sla, const IncidentSite& site) {
  return make(call, sla, site);
}

TermsPointer TermsBook::find(Call& call, const std::optional<std::string>& key) {
  if (!key) return nullptr;
  const std::string name = kept_name(call, *key);
  if (TermsPointer terms = remembered(name)) return terms;
  const auto content = call.tx.incidents().terms(*key);
  if (!content) throw std::logic_error("an incident names terms that are not there");
  auto terms = std::make_shared<const RunningTerms>(
      *key, domain::frozen_terms_of(boost::json::parse(*content).as_object()), service_times_, call.now);
  remember(name, terms);
  return terms;
}

base::Result<domain::ServiceCalendar> TermsBook::calendar(Call& call, const std::optional<domain::CalendarId>& id,
                                                          std::string_view country) {
  std::optional<domain::CalendarDefinition> definition;
  if (id) {
    const auto calendar = call.tx.calendars().get(*id);
    if (!calendar) return base::error(base::ErrorCode::not_found);
    definition = calendar->definition;
  }
  return domain::compile(definition, country, holidays_);
}

TermsPointer TermsBook::make(Call& call, const domain::Sla& sla, const IncidentSite& site) {
  const auto& d = sla.definition;
  domain::FrozenTerms terms;
  terms.sla_id = sla.id;
  terms.sla_name = d.name;
  terms.sla_version = sla.version;
  terms.first_level = d.first_level;
  terms.second_level = d.second_level;
  terms.time_zone = site.time_zone;
  terms.calendar_id = d.calendar_id;
  std::optional<domain::CalendarDefinition> calendar;
  if (d.calendar_id) calendar = call.tx.calendars().get(*d.calendar_id).value().definition;
  if (calendar) terms.calendar_name = calendar->name;
  terms.restricted = domain::compile(calendar, site.country, holidays_);
  terms.pauses_allowed = d.pauses_allowed;
  terms.reminder_percents = d.reminder_percents;
  std::string key = base::fingerprint_hex(boost::json::serialize(domain::to_json(terms)));
  return std::make_shared<const RunningTerms>(std::move(key), std::move(terms), service_times_, call.now);
}

TermsPointer TermsBook::remembered(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

void TermsBook::remember(const std::string& name, TermsPointer terms) {
  const std::lock_guard lock(mutex_);
  if (by_name_.size() >= kRememberedMax) by_name_.clear();
  by_name_[name] = std::move(terms);
}

}  // namespace chargeward::service
