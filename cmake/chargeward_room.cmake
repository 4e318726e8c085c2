# A room is one library with its own include root. These two functions are all
# that src/<room>/CMakeLists.txt calls; the files of a room are found by folder:
#   src/<room>/include/chargeward/<room>/*.hpp   what others may include
#   src/<room>/**/*.cpp                          what is compiled
#   src/<room>/tests/*.cpp                       its unit tests, one executable
# A room whose folder holds no files yet is left out, with its tests.

# chargeward_room(NAME <room> [USES <lower rooms…>] [LINKS <libraries…>] [PCH <headers…>] [SOURCES <more files…>])
function(chargeward_room)
  cmake_parse_arguments(arg "" "NAME" "USES;LINKS;PCH;SOURCES" ${ARGN})
  set(target chargeward_${arg_NAME})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/include/*.hpp")
  list(FILTER sources EXCLUDE REGEX "/src/${arg_NAME}/(tests|main\\.cpp)")
  if(NOT sources AND NOT headers)
    return()
  endif()

  set(links ${arg_LINKS} chargeward_options)
  foreach(lower IN LISTS arg_USES)
    if(TARGET chargeward_${lower})
      list(APPEND links chargeward_${lower})
    endif()
  endforeach()

  if(sources)
    add_library(${target} STATIC ${sources} ${arg_SOURCES})
    target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/include" PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${target} PUBLIC ${links})
    if(CHARGEWARD_PCH AND arg_PCH AND NOT CHARGEWARD_FUZZ)
      target_precompile_headers(${target} PRIVATE ${arg_PCH})
    endif()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${CMAKE_CURRENT_SOURCE_DIR}/include")
    target_link_libraries(${target} INTERFACE ${links})
  endif()
endfunction()

# chargeward_room_tests(<room> [LINKS <libraries…>]): the executable <room>_tests, one entry in CTest.
function(chargeward_room_tests room)
  cmake_parse_arguments(arg "" "" "LINKS" ${ARGN})
  if(NOT CHARGEWARD_TESTS OR CHARGEWARD_FUZZ OR NOT TARGET chargeward_${room})
    return()
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tests/*.cpp")
  if(NOT sources)
    return()
  endif()
  chargeward_test_executable(${room}_tests ${sources})
  # Tests may look behind the include root of their own room, never behind another's.
  target_include_directories(${room}_tests PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}/tests")
  target_link_libraries(${room}_tests PRIVATE chargeward_${room} ${arg_LINKS})
endfunction()

# chargeward_test_executable(<name> <sources…>): GoogleTest with its main, RapidCheck, the repository's folder as a macro.
# The targets unit_tests and program_tests build all of a kind; CTest knows the kinds as labels.
function(chargeward_test_executable name)
  add_executable(${name} ${ARGN})
  target_compile_definitions(${name} PRIVATE CHARGEWARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE chargeward_options GTest::gmock GTest::gtest_main lib_rapidcheck)
  if(CHARGEWARD_PCH)
    target_precompile_headers(${name} PRIVATE <gtest/gtest.h> <string> <vector>)
  endif()
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  # The rooms that put the program together are slow to compile and are tested as it is shipped; all others with sanitizers.
  set(label unit)
  if(name MATCHES "^(app|cli)_tests$")
    set(label program)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 900)
  if(NOT TARGET ${label}_tests)
    add_custom_target(${label}_tests)
  endif()
  add_dependencies(${label}_tests ${name})
endfunction()
