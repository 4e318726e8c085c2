// Demo data, made through the use cases as a person would make it, so that versions, audit and figures are all there.
#include "demo_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <span>
#include <stdexcept>

#include "chargeward/service/account_service.hpp"
#include "chargeward/service/calendar_service.hpp"
#include "chargeward/service/catalogue_service.hpp"
#include "chargeward/service/location_service.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "chargeward/service/sla_service.hpp"
#include "demo_catalogue.hpp"
#include "demo_locations.hpp"

namespace chargeward::app {
namespace {

constexpr std::size_t kLocationsPerTransaction = 100;
constexpr int kMinutesPerHour = 60;
constexpr int kHoursPerDay = 24;
constexpr std::string_view kMailPrefix = "demo.";
constexpr std::string_view kMailEnding = ".example";

/// The demo's own tables are right, or the program is wrong.
template <class T>
T accepted(base::Result<T> result) {
  if (result) return *std::move(result);
  const auto& error = result.error();
  throw std::logic_error(fmt::format("demo data refused: {} {}", base::error_row(error.code).name,
                                     error.fields.empty() ? error.detail : error.fields.front().pointer));
}

service::Actor demo_actor(domain::OrganisationKey organisation) {
  service::Actor actor;
  actor.via = service::Via::local_socket;
  actor.organisation = organisation;
  actor.name = {domain::ActorKind::system, std::nullopt, "Demo data"};
  actor.role = domain::Role::admin;
  return actor;
}

/// What locations and people are bound to.
struct Catalogue {
  std::map<std::string, domain::ContactId, std::less<>> contacts;
  std::map<std::string, domain::CalendarId, std::less<>> calendars;
  std::map<DemoSite, domain::SlaId> slas;
  std::map<DemoSite, std::vector<domain::CustomerId>> customers;
};

class DemoLoad {
 public:
  DemoLoad(const DemoContext& context, const DemoOrganisation& plan, domain::OrganisationKey organisation)
      : context_(context), plan_(plan), organisation_(organisation), actor_(demo_actor(organisation)) {}

  std::vector<DemoSignIn> run() {
    write([this](service::Call& call) { create_catalogue(call); });
    create_locations();
    std::vector<DemoSignIn> sign_ins;
    write([&](service::Call& call) { sign_ins = create_people(call); });
    return sign_ins;
  }

 private:
  template <class Work>
  void write(Work work) {
    context_.store.write_and_wait(service::Scope::organisation(organisation_), [&](service::Transaction& tx) {
      service::Call call{tx, actor_, context_.now, context_.ids};
      work(call);
      return service::Outcome::commit;
    });
  }

  void create_catalogue(service::Call& call) {
    catalogue_ = {};
    for (const auto& each : plan_.contacts) {
      const domain::ContactDefinition definition{std::string(each.name), each.kind, std::string(each.phone),
                                                 std::string(each.email), std::string(each.notes)};
      catalogue_.contacts.emplace(each.name, accepted(service::create_contact(call, definition)).id);
    }
    for (const auto& each : plan_.customers) {
      const auto item =
          accepted(service::create_customer(call, {std::string(each.name), std::string(each.reference), {}}));
      catalogue_.customers[each.site].push_back(item.customer.id);
    }
    for (const auto& each : plan_.calendars) create_calendar(call, each);
    for (const auto& each : plan_.slas) create_sla(call, each);
  }

  void create_calendar(service::Call& call, const DemoCalendar& each) {
    domain::CalendarDefinition definition;
    definition.name = each.name;
    definition.description = each.description;
    definition.holidays_of_location = true;
    if (each.close_hour - each.open_hour < kHoursPerDay) {
      definition.service_hours.push_back(
          {definition.working_days, each.open_hour * kMinutesPerHour, each.close_hour * kMinutesPerHour});
    }
    const auto item = accepted(service::create_calendar(call, context_.holidays, definition));
    catalogue_.calendars.emplace(each.name, item.calendar.id);
  }

  /// Every agreement but the default begins with longer times, so that its versions have something to compare.
  void create_sla(service::Call& call, const DemoSla& each) {
    const auto level = [](const DemoLevel& from) {
      return domain::ResolutionTime{from.hours * kMinutesPerHour, from.restrict_to_weekdays};
    };
    domain::SlaDefinition definition{
        std::string(each.name), std::string(each.description),      level(each.first_level), level(each.second_level),
        std::nullopt,           each.is_default == DemoDefault::yes};
    if (const auto contact = catalogue_.contacts.find(each.contact); contact != catalogue_.contacts.end()) {
      definition.contact_id = contact->second;
    }
    if (const auto calendar = catalogue_.calendars.find(each.calendar); calendar != catalogue_.calendars.end()) {
      definition.calendar_id = calendar->second;
    }
    auto first_definition = definition;
    if (!definition.is_default) {
      first_definition.first_level.resolution_minutes *= 2;
      first_definition.second_level.resolution_minutes *= 2;
    }
    const auto item = accepted(service::create_sla(call, first_definition));
    if (!definition.is_default) accepted(service::update_sla(call, item.sla.id, item.sla.version, definition));
    for (const auto site : each.sites) catalogue_.slas[site] = item.sla.id;
  }

  void create_locations() {
    const auto organisation = organisation_definition();
    DemoLocations source(plan_.cities, organisation.country_code, organisation.party_id, plan_.seed);
    std::vector<DemoLocation> locations;
    for (std::size_t made = 0; made < plan_.location_count; made += locations.size()) {
      locations.clear();
      const auto count = std::min(kLocationsPerTransaction, plan_.location_count - made);
      while (locations.size() < count) locations.push_back(source.next());
      write([&](service::Call& call) {
        for (std::size_t i = 0; i < locations.size(); ++i) create_location(call, locations[i], made + i);
      });
    }
  }

  domain::OrganisationDefinition organisation_definition() {
    domain::OrganisationDefinition definition;
    context_.store.read(service::Scope::organisation(organisation_), [&](service::Transaction& tx) {
      definition = tx.organisations().get(organisation_).value().definition;
    });
    return definition;
  }

  void create_location(service::Call& call, const DemoLocation& from, std::size_t number) {
    service::NewLocation input;
    input.ocpi_id = from.ocpi_id;
    input.definition = from.definition;
    if (const auto owners = catalogue_.customers.find(from.site);
        owners != catalogue_.customers.end() && number % 9 != 0) {
      input.customer_id = owners->second[number % owners->second.size()];
    }
    if (const auto sla = catalogue_.slas.find(from.site); sla != catalogue_.slas.end()) input.sla_id = sla->second;
    // Some have none: that is not the flag, and is shown so.
    if (number % 60 == 17) input.sla_id = std::optional<domain::SlaId>();
    const auto detail = accepted(service::create_location(call, context_.time_zones, std::move(input)));
    const auto location = detail.view.location.id;
    for (const auto& cabinet : from.cabinets) {
      const auto charge_point = accepted(service::create_charge_point(call, location, cabinet.definition));
      for (auto [uid, definition] : cabinet.evses) {
        definition.charge_point_id = charge_point.id;
        accepted(service::create_evse(call, book_, location, uid, definition));
      }
    }
  }

  std::vector<DemoSignIn> create_people(service::Call& call) {
    std::vector<DemoSignIn> sign_ins;
    const auto organisation = call.tx.organisations().get(organisation_).value().definition.name;
    for (const auto& person : plan_.people) {
      domain::UserDefinition definition;
      definition.name = std::string(person.name);
      definition.email = fmt::format("{}{}@{}", kMailPrefix, domain::to_string(person.role), plan_.mail_domain);
      definition.role = person.role;
      definition.locale = std::string(person.locale);
      if (person.role == domain::Role::customer)
        definition.customer_id = catalogue_.customers.at(DemoSite::motorway).front();
      if (person.role == domain::Role::installer) {
        definition.contact_id = catalogue_.contacts.find(plan_.contacts.front().name)->second;
      }
      const auto invited = accepted(service::create_user(call, definition));
      sign_ins.push_back({organisation, person.role, definition.email, invited.secret});
    }
    return sign_ins;
  }

  const DemoContext& context_;
  service::ServiceTimes service_times_;
  service::TermsBook book_{context_.holidays, service_times_};
  const DemoOrganisation& plan_;
  domain::OrganisationKey organisation_;
  service::Actor actor_;
  Catalogue catalogue_;
};

domain::OrganisationKey create_demo_organisation(const DemoContext& context, const DemoOrganisation& plan) {
  domain::OrganisationKey key;
  const domain::OrganisationDefinition definition{std::string(plan.name), std::string(plan.country_code),
                                                  std::string(plan.party_id)};
  context.store.write_and_wait(service::Scope::system(), [&](service::Transaction& tx) {
    key = accepted(service::create_organisation(tx, definition, context.now, context.ids)).key;
    return service::Outcome::commit;
  });
  return key;
}

bool is_demo_address(std::string_view email) { return email.starts_with(kMailPrefix) && email.ends_with(kMailEnding); }

void append(std::vector<DemoSignIn>& all, std::vector<DemoSignIn> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

std::vector<DemoSignIn> renew_links_of(const DemoContext& context, const domain::Organisation& organisation) {
  std::vector<DemoSignIn> sign_ins;
  const auto actor = demo_actor(organisation.key);
  context.store.write_and_wait(service::Scope::organisation(organisation.key), [&](service::Transaction& tx) {
    sign_ins.clear();
    service::Call call{tx, actor, context.now, context.ids};
    for (const auto& user : service::list_users(call, std::string(kMailPrefix), {domain::kPageLimitMax, {}}).items) {
      if (!is_demo_address(user.definition.email)) continue;
      DemoSignIn sign_in{organisation.definition.name, user.definition.role, user.definition.email, {}};
      if (user.status == domain::UserStatus::invited) {
        sign_in.link_secret = accepted(service::create_user_link(call, user.id)).secret;
      }
      sign_ins.push_back(std::move(sign_in));
    }
    return service::Outcome::commit;
  });
  std::sort(sign_ins.begin(), sign_ins.end(), [](const auto& a, const auto& b) { return a.role < b.role; });
  return sign_ins;
}

}  // namespace

std::vector<DemoSignIn> create_demo(const DemoContext& context) {
  return add_demo(context, create_demo_organisation(context, demo_polder()));
}

std::vector<DemoSignIn> add_demo(const DemoContext& context, domain::OrganisationKey organisation) {
  auto sign_ins = DemoLoad(context, demo_polder(), organisation).run();
  const auto second = create_demo_organisation(context, demo_nordlicht());
  append(sign_ins, DemoLoad(context, demo_nordlicht(), second).run());
  return sign_ins;
}

std::vector<DemoSignIn> renew_demo_links(const DemoContext& context) {
  std::vector<domain::Organisation> organisations;
  context.store.read(service::Scope::system(),
                     [&](service::Transaction& tx) { organisations = tx.organisations().list(); });
  std::vector<DemoSignIn> sign_ins;
  for (const auto& organisation : organisations) append(sign_ins, renew_links_of(context, organisation));
  return sign_ins;
}

std::string demo_sign_in_table(const std::vector<DemoSignIn>& sign_ins, std::string_view base_url) {
  std::string table = "Demo users. Each link sets a password and signs in, once, within 72 hours:\n";
  std::string_view organisation;
  for (const auto& each : sign_ins) {
    if (each.organisation != organisation) table += fmt::format("\n  {}\n", each.organisation);
    organisation = each.organisation;
    table += fmt::format("    {:<10} {:<32} ", domain::to_string(each.role), each.email);
    table += each.link_secret.empty()
                 ? std::string("has a password: sign in at ") + std::string(base_url) + "/sign-in\n"
                 : fmt::format("{}/link#{}\n", base_url, each.link_secret);
  }
  return table;
}

}  // namespace chargeward::app
