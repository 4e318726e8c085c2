# The libraries the rooms are built on, all of them packages of Debian 12
# (script/bootstrap lists the packages). Libraries that bring no CMake package
# become imported targets here; those that need one compiled file of their own
# (Asio and Beast, and Boost.JSON for fuzzing) get it here, once.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.81.0 EXACT REQUIRED CONFIG COMPONENTS headers json url)
find_package(fmt REQUIRED CONFIG)
find_package(spdlog REQUIRED CONFIG)
find_package(absl REQUIRED CONFIG)
find_package(CLI11 REQUIRED CONFIG)
find_package(tomlplusplus REQUIRED CONFIG)
find_package(prometheus-cpp REQUIRED CONFIG)

# chargeward_import(<target> HEADER <file> LIBRARY <name> [LINKS <targets…>] [SUFFIXES <include subfolders…>])
function(chargeward_import target)
  cmake_parse_arguments(arg "" "HEADER;LIBRARY" "LINKS;SUFFIXES" ${ARGN})
  find_path(${target}_include ${arg_HEADER} PATH_SUFFIXES ${arg_SUFFIXES} REQUIRED)
  find_library(${target}_library ${arg_LIBRARY} REQUIRED)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  if(NOT ${target}_include STREQUAL "/usr/include")
    target_include_directories(${target} SYSTEM INTERFACE "${${target}_include}")
  endif()
  target_link_libraries(${target} INTERFACE "${${target}_library}" ${arg_LINKS})
endfunction()

chargeward_import(lib_sqlite3 HEADER sqlite3.h LIBRARY sqlite3)
chargeward_import(lib_pq HEADER libpq-fe.h LIBRARY pq SUFFIXES postgresql)
chargeward_import(lib_ical HEADER libical/ical.h LIBRARY ical)
chargeward_import(lib_sodium HEADER sodium.h LIBRARY sodium)
chargeward_import(lib_utf8proc HEADER utf8proc.h LIBRARY utf8proc)
chargeward_import(lib_soci_core HEADER soci/soci.h LIBRARY soci_core)
chargeward_import(lib_soci_sqlite3 HEADER soci/sqlite3/soci-sqlite3.h LIBRARY soci_sqlite3 LINKS lib_soci_core lib_sqlite3)
chargeward_import(lib_soci_postgresql HEADER soci/postgresql/soci-postgresql.h LIBRARY soci_postgresql LINKS lib_soci_core lib_pq)

# Asio and Beast are compiled once, in one file, and only declared elsewhere: it is the slowest file of the tree.
add_library(chargeward_beast STATIC "${CMAKE_CURRENT_LIST_DIR}/asio_and_beast.cpp")
target_compile_definitions(chargeward_beast PUBLIC
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
target_link_libraries(chargeward_beast PUBLIC Boost::headers OpenSSL::SSL OpenSSL::Crypto Threads::Threads
  PRIVATE chargeward_options)
target_compile_options(chargeward_beast PRIVATE -w)

# A fuzzer sees only code that was compiled with it, so the parser is compiled in there.
add_library(lib_json INTERFACE)
if(CHARGEWARD_FUZZ)
  add_library(chargeward_json STATIC "${CMAKE_CURRENT_LIST_DIR}/boost_json.cpp")
  target_compile_definitions(chargeward_json PUBLIC BOOST_JSON_STATIC_LINK)
  target_link_libraries(chargeward_json PUBLIC Boost::headers PRIVATE chargeward_options)
  target_compile_options(chargeward_json PRIVATE -w)
  target_link_libraries(lib_json INTERFACE chargeward_json)
else()
  target_link_libraries(lib_json INTERFACE Boost::json)
endif()

# Who only wants to start the program (script/server) has no test libraries installed.
if(CHARGEWARD_TESTS AND NOT CHARGEWARD_FUZZ)
  find_package(GTest CONFIG)
  if(NOT GTest_FOUND)
    message(STATUS "GoogleTest is not installed: no tests are built")
    set(CHARGEWARD_TESTS OFF)
  endif()
endif()
if(CHARGEWARD_TESTS AND NOT CHARGEWARD_FUZZ)
  chargeward_import(lib_rapidcheck HEADER rapidcheck.h LIBRARY rapidcheck)
endif()
