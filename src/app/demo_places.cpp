// The demo data's places.
#include "demo_places.hpp"

#include <array>

namespace chargeward::app {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 8> kDutchStreets{"Stationsweg", "Havenkade",  "Molenstraat", "Lindelaan",
                                             "Arenaweg",    "Kerkstraat", "Parallelweg", "Waterlandplein"};
constexpr std::array<Words, 4> kDutchMotorway{"De Wijde Blik", "Zeven Bruggen", "De Kievit", "Groene Hoek"};
constexpr std::array<Words, 4> kDutchShops{"Groenhof", "Winkelmeent", "De Korf", "Tuincentrum Eelde"};

constexpr std::array<Words, 6> kBelgianStreets{"Statiestraat", "Groenplaats",         "Rue du Marché",
                                               "Kapellelaan",  "Avenue des Tilleuls", "Nijverheidslaan"};
constexpr std::array<Words, 2> kBelgianMotorway{"Drie Eiken", "Les Trois Fontaines"};
constexpr std::array<Words, 3> kBelgianShops{"Marktvelden", "La Halle Verte", "Korenbloem"};

constexpr std::array<Words, 8> kGermanStreets{"Bahnhofstraße", "Am Hafen",  "Lindenallee",     "Gewerbering",
                                              "Schillerplatz", "Mühlenweg", "Industriestraße", "Rathausplatz"};
constexpr std::array<Words, 4> kGermanMotorway{"Heidekrug", "Birkenhain", "Allertal", "Hohe Warte"};
constexpr std::array<Words, 4> kGermanShops{"Markthof", "Elbgarten", "Frischekorb", "Baumarkt Brandt"};

constexpr std::array<Words, 6> kFrenchStreets{"Rue de la Gare",    "Avenue du Port",        "Place du Marché",
                                              "Rue des Peupliers", "Boulevard de l'Europe", "Chemin du Moulin"};
constexpr std::array<Words, 2> kFrenchMotorway{"Aire des Trois Vallées", "Aire du Grand Chêne"};
constexpr std::array<Words, 2> kFrenchShops{"Les Halles du Canal", "Jardin Vert"};

constexpr std::array<Words, 5> kSpanishStreets{"Calle Mayor", "Avenida del Puerto", "Plaza de la Estación",
                                               "Calle de los Olivos", "Paseo Marítimo"};
constexpr std::array<Words, 2> kSpanishMotorway{"Área El Encinar", "Área Mirador"};
constexpr std::array<Words, 2> kSpanishShops{"Centro La Dársena", "Mercado Nuevo"};

constexpr std::array<Words, 4> kPortugueseStreets{"Rua da Estação", "Avenida do Mar", "Largo do Mercado",
                                                  "Rua das Flores"};
constexpr std::array<Words, 1> kPortugueseMotorway{"Área de Serviço do Pinhal"};
constexpr std::array<Words, 2> kPortugueseShops{"Mercado da Ribeira Nova", "Centro Atlântida"};

constexpr std::array<Words, 5> kDanishStreets{"Stationsvej", "Havnegade", "Møllevej", "Industrivej", "Torvet"};
constexpr std::array<Words, 2> kDanishMotorway{"Rasteplads Bøgely", "Rasteplads Lyngbakke"};
constexpr std::array<Words, 2> kDanishShops{"Havnetorvet", "Byens Marked"};

constexpr std::array<Words, 5> kSwedishStreets{"Stationsgatan", "Hamnvägen", "Björkallén", "Industrigatan",
                                               "Storgatan"};
constexpr std::array<Words, 2> kSwedishMotorway{"Rastplats Tallåsen", "Rastplats Sjöbo"};
constexpr std::array<Words, 2> kSwedishShops{"Köpmanstorget", "Norra Handelsplats"};

constexpr std::array<Words, 4> kNorwegianStreets{"Stasjonsgata", "Havneveien", "Fjordgata", "Bjørkeveien"};
constexpr std::array<Words, 1> kNorwegianMotorway{"Rasteplass Fossheim"};
constexpr std::array<Words, 2> kNorwegianShops{"Fjordsenteret", "Torgkvartalet"};

constexpr std::array<Words, 4> kFinnishStreets{"Asemakatu", "Satamatie", "Koivukuja", "Teollisuuskatu"};
constexpr std::array<Words, 1> kFinnishMotorway{"Levähdyspaikka Kuusela"};
constexpr std::array<Words, 2> kFinnishShops{"Kauppakulma", "Satamatori"};

constexpr std::array<Words, 3> kIcelandicStreets{"Hafnargata", "Sundlaugavegur", "Bankastræti"};
constexpr std::array<Words, 1> kIcelandicMotorway{"Hringvegur Hvoll"};
constexpr std::array<Words, 1> kIcelandicShops{"Kringlutorg"};

constexpr std::array<Words, 6> kAmericanStreets{"Main Street", "Harbor Boulevard", "Union Avenue",
                                                "Mill Road",   "Cottonwood Drive", "Station Street"};
constexpr std::array<Words, 3> kAmericanMotorway{"Three Pines Travel Plaza", "Red Mesa Rest Area",
                                                 "Lakeview Service Plaza"};
constexpr std::array<Words, 3> kAmericanShops{"Maple Square", "Harbor Market", "Canyon Village"};

constexpr DemoCountry kNetherlands{"NLD", "#### @@", false, kDutchStreets, kDutchMotorway, kDutchShops};
constexpr DemoCountry kBelgium{"BEL", "####", false, kBelgianStreets, kBelgianMotorway, kBelgianShops};
constexpr DemoCountry kGermany{"DEU", "#####", false, kGermanStreets, kGermanMotorway, kGermanShops};
constexpr DemoCountry kFrance{"FRA", "#####", true, kFrenchStreets, kFrenchMotorway, kFrenchShops};
constexpr DemoCountry kSpain{"ESP", "#####", false, kSpanishStreets, kSpanishMotorway, kSpanishShops};
constexpr DemoCountry kPortugal{"PRT", "####-###", false, kPortugueseStreets, kPortugueseMotorway, kPortugueseShops};
constexpr DemoCountry kDenmark{"DNK", "####", false, kDanishStreets, kDanishMotorway, kDanishShops};
constexpr DemoCountry kSweden{"SWE", "### ##", false, kSwedishStreets, kSwedishMotorway, kSwedishShops};
constexpr DemoCountry kNorway{"NOR", "####", false, kNorwegianStreets, kNorwegianMotorway, kNorwegianShops};
constexpr DemoCountry kFinland{"FIN", "#####", false, kFinnishStreets, kFinnishMotorway, kFinnishShops};
constexpr DemoCountry kIceland{"ISL", "###", false, kIcelandicStreets, kIcelandicMotorway, kIcelandicShops};
constexpr DemoCountry kUnitedStates{"USA", "#####", true, kAmericanStreets, kAmericanMotorway, kAmericanShops};

constexpr std::array<DemoCity, 22> kPolderCities{{
    {"Amsterdam", &kNetherlands, "", 52.3702, 4.8952},  {"Almere", &kNetherlands, "", 52.3702, 5.2146},
    {"Utrecht", &kNetherlands, "", 52.0907, 5.1214},    {"Rotterdam", &kNetherlands, "", 51.9244, 4.4777},
    {"Den Haag", &kNetherlands, "", 52.0705, 4.3007},   {"Eindhoven", &kNetherlands, "", 51.4416, 5.4697},
    {"Groningen", &kNetherlands, "", 53.2194, 6.5665},  {"Zwolle", &kNetherlands, "", 52.5168, 6.0830},
    {"Maastricht", &kNetherlands, "", 50.8514, 5.6910}, {"Leeuwarden", &kNetherlands, "", 53.2012, 5.7999},
    {"Antwerpen", &kBelgium, "", 51.2194, 4.4025},      {"Gent", &kBelgium, "", 51.0543, 3.7174},
    {"Liège", &kBelgium, "", 50.6326, 5.5797},          {"Köln", &kGermany, "", 50.9375, 6.9603},
    {"Münster", &kGermany, "", 51.9607, 7.6261},        {"Lille", &kFrance, "", 50.6292, 3.0573},
    {"Reims", &kFrance, "", 49.2583, 4.0317},           {"Bilbao", &kSpain, "", 43.2630, -2.9350},
    {"Las Palmas", &kSpain, "", 28.1235, -15.4363},     {"Porto", &kPortugal, "", 41.1579, -8.6291},
    {"Funchal", &kPortugal, "", 32.6669, -16.9241},     {"Ponta Delgada", &kPortugal, "", 37.7412, -25.6756},
}};

constexpr std::array<DemoCity, 20> kNordlichtCities{{
    {"Hamburg", &kGermany, "", 53.5511, 9.9937},
    {"Kiel", &kGermany, "", 54.3233, 10.1228},
    {"Lübeck", &kGermany, "", 53.8655, 10.6866},
    {"Rostock", &kGermany, "", 54.0924, 12.0991},
    {"Flensburg", &kGermany, "", 54.7937, 9.4470},
    {"Berlin", &kGermany, "", 52.5200, 13.4050},
    {"København", &kDenmark, "", 55.6761, 12.5683, "Europe/Copenhagen"},
    {"Aarhus", &kDenmark, "", 56.1629, 10.2039},
    {"Göteborg", &kSweden, "", 57.7089, 11.9746},
    {"Malmö", &kSweden, "", 55.6050, 13.0038},
    {"Kiruna", &kSweden, "", 67.8558, 20.2253},
    {"Bergen", &kNorway, "", 60.3913, 5.3221},
    {"Tromsø", &kNorway, "", 69.6492, 18.9553},
    {"Turku", &kFinland, "", 60.4518, 22.2666},
    {"Reykjavík", &kIceland, "", 64.1466, -21.9426, "Atlantic/Reykjavik"},
    {"Boston", &kUnitedStates, "MA", 42.3601, -71.0589},
    {"Chicago", &kUnitedStates, "IL", 41.8781, -87.6298},
    {"Denver", &kUnitedStates, "CO", 39.7392, -104.9903},
    {"Phoenix", &kUnitedStates, "AZ", 33.4484, -112.0740},
    {"Honolulu", &kUnitedStates, "HI", 21.3069, -157.8583},
}};

}  // namespace

std::span<const DemoCity> demo_cities_of_polder() { return kPolderCities; }
std::span<const DemoCity> demo_cities_of_nordlicht() { return kNordlichtCities; }

}  // namespace chargeward::app
