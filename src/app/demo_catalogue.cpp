// The demo data's agreements, contacts, customers and people.
#include "demo_catalogue.hpp"

#include <array>

namespace chargeward::app {
namespace {

using domain::ContactKind;
using domain::Role;

constexpr std::array kMotorway{DemoSite::motorway};
constexpr std::array kResidential{DemoSite::residential};
constexpr std::array kDepot{DemoSite::depot};

constexpr std::array<DemoContact, 5> kPolderContacts{{
    {"Elbwerk", ContactKind::installer, "+49 40 5550 100", "service@elbwerk.example", "Nights: press 2."},
    {"Van Dalen Installatie", ContactKind::installer, "+31 20 555 0142", "storing@vandalen.example", ""},
    {"Kabel en Co", ContactKind::installer, "+32 3 555 01 77", "dispatch@kabelenco.example", "Belgium only."},
    {"Voltmaker", ContactKind::oem, "+31 85 555 0300", "support@voltmaker.example", "Have the serial number at hand."},
    {"Helios Charge", ContactKind::oem, "+33 1 55 50 04 00", "aftersales@helios.example", "Mon to Fri, 8 to 18."},
}};

constexpr std::array<DemoCalendar, 2> kPolderCalendars{{
    {"Working days", "Without the public holidays of the country where the location is.", 0, 24},
    {"Working hours", "When the street crews are out, and not on public holidays.", 8, 20},
}};

constexpr std::array<DemoSla, 4> kPolderSlas{{
    {"Standard",
     "What every location has unless something else was agreed.",
     {24, true},
     {48, true},
     "",
     "Working days",
     DemoDefault::yes,
     {}},
    {"DC hub",
     "Motorway sites with fast chargers: drivers have nowhere else to go.",
     {4, false},
     {12, false},
     "Elbwerk",
     "",
     DemoDefault::no,
     kMotorway},
    {"Residential",
     "Posts in residential streets, with others around the corner.",
     {48, true},
     {96, true},
     "Voltmaker",
     "Working hours",
     DemoDefault::no,
     kResidential},
    {"Depot",
     "Fleets that must leave at five in the morning.",
     {2, false},
     {6, false},
     "Van Dalen Installatie",
     "",
     DemoDefault::no,
     kDepot},
}};

constexpr std::array<DemoCustomer, 12> kPolderCustomers{{
    {"Gemeente Almere", "K-1042", DemoSite::street},
    {"Gemeente Waterland", "K-1043", DemoSite::street},
    {"Stad Scheldehaven", "K-1107", DemoSite::street},
    {"Groenhof Supermarkten", "K-2001", DemoSite::shop},
    {"Winkelmeent Vastgoed", "K-2014", DemoSite::shop},
    {"Regio Parkeren", "K-3001", DemoSite::park_and_ride},
    {"P+R Zuid", "K-3002", DemoSite::park_and_ride},
    {"Woningbouw De Dijk", "K-4001", DemoSite::residential},
    {"Wonen aan het Spoor", "K-4002", DemoSite::residential},
    {"Snelweg Services", "K-5001", DemoSite::motorway},
    {"Aires du Nord", "K-5002", DemoSite::motorway},
    {"Bus en Tram Midden", "K-6001", DemoSite::depot},
}};

constexpr std::array<DemoPerson, 6> kPolderPeople{{
    {Role::admin, "Anna Jansen", "en"},
    {Role::operator_, "Bram de Wit", "en"},
    {Role::supporter, "Carla Smit", "en"},
    {Role::viewer, "Daan Visser", "en"},
    {Role::installer, "Erik Lund", "en"},
    {Role::customer, "Femke Bos", "en"},
}};

constexpr std::array<DemoContact, 4> kNordlichtContacts{{
    {"Fördetechnik", ContactKind::installer, "+49 431 5550 20", "einsatz@foerdetechnik.example",
     "Nachts über die Zentrale."},
    {"Skagen Elservice", ContactKind::installer, "+45 55 50 12 34", "vagt@skagen-el.example", ""},
    {"Mesa Field Services", ContactKind::installer, "+1 303 555 0142", "dispatch@mesafield.example",
     "North America only."},
    {"Ladewerk Nord", ContactKind::oem, "+49 40 5550 700", "service@ladewerk.example", ""},
}};

constexpr std::array<DemoCalendar, 2> kNordlichtCalendars{{
    {"Werktage", "Ohne die Feiertage des Landes, in dem der Standort liegt.", 0, 24},
    {"Dienstzeiten", "Wenn die Trupps unterwegs sind, nicht an Feiertagen.", 7, 19},
}};

constexpr std::array<DemoSla, 4> kNordlichtSlas{{
    {"Standard",
     "Gilt, wo nichts anderes vereinbart ist.",
     {24, true},
     {48, true},
     "",
     "Werktage",
     DemoDefault::yes,
     {}},
    {"Autobahn",
     "Schnellladeparks an Fernstraßen.",
     {4, false},
     {12, false},
     "Fördetechnik",
     "",
     DemoDefault::no,
     kMotorway},
    {"Wohnanlage",
     "Ladepunkte in Wohngebieten.",
     {48, true},
     {96, true},
     "",
     "Dienstzeiten",
     DemoDefault::no,
     kResidential},
    {"Betriebshof",
     "Busse und Lieferwagen, Abfahrt ab 4 Uhr.",
     {2, false},
     {8, false},
     "Ladewerk Nord",
     "",
     DemoDefault::no,
     kDepot},
}};

constexpr std::array<DemoCustomer, 9> kNordlichtCustomers{{
    {"Stadtwerke Förde", "C-100", DemoSite::street},
    {"Kommune Nordby", "C-110", DemoSite::street},
    {"Frischekorb Märkte", "C-200", DemoSite::shop},
    {"Harbor Markets", "C-210", DemoSite::shop},
    {"Parkraum Hanse", "C-300", DemoSite::park_and_ride},
    {"Baugenossenschaft Elbufer", "C-400", DemoSite::residential},
    {"Rasthof Nord", "C-500", DemoSite::motorway},
    {"Red Mesa Travel Plazas", "C-510", DemoSite::motorway},
    {"Nordbus Verkehr", "C-600", DemoSite::depot},
}};

constexpr std::array<DemoPerson, 6> kNordlichtPeople{{
    {Role::admin, "Greta Petersen", "de"},
    {Role::operator_, "Henning Voss", "de"},
    {Role::supporter, "Ida Sørensen", "de"},
    {Role::viewer, "Jonas Brandt", "de"},
    {Role::installer, "Kai Hansen", "de"},
    {Role::customer, "Lena Krüger", "de"},
}};

}  // namespace

const DemoOrganisation& demo_polder() {
  static const DemoOrganisation organisation{"Polder Charging",
                                             "NL",
                                             "PLD",
                                             "polder.example",
                                             kPolderContacts,
                                             kPolderCalendars,
                                             kPolderSlas,
                                             kPolderCustomers,
                                             kPolderPeople,
                                             demo_cities_of_polder(),
                                             320,
                                             1'042};
  return organisation;
}

const DemoOrganisation& demo_nordlicht() {
  static const DemoOrganisation organisation{"Nordlicht Energie",
                                             "DE",
                                             "NLE",
                                             "nordlicht.example",
                                             kNordlichtContacts,
                                             kNordlichtCalendars,
                                             kNordlichtSlas,
                                             kNordlichtCustomers,
                                             kNordlichtPeople,
                                             demo_cities_of_nordlicht(),
                                             180,
                                             2'187};
  return organisation;
}

}  // namespace chargeward::app
