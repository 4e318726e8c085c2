# How every room is compiled: language level, warnings, sanitizers, hardening,
# and the tools that save time (ccache, mold) where they are installed.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
# -g1 keeps line tables: stack traces stay readable, object files stay small.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")

find_program(CHARGEWARD_CCACHE ccache)
if(CHARGEWARD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers can be cached only when times and macros in them are not taken as changes.
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
      "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "${CHARGEWARD_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()

add_library(chargeward_options INTERFACE)
target_compile_definitions(chargeward_options INTERFACE CHARGEWARD_VERSION="${PROJECT_VERSION}" _GLIBCXX_ASSERTIONS)
target_compile_options(chargeward_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
target_link_options(chargeward_options INTERFACE -Wl,-z,relro,-z,now)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside its own std::string and std::variant (GCC bugs 105651, 105562, 107087):
  # they stay visible and do not stop the build; -Wrestrict is wrong too often to be read at all.
  target_compile_options(chargeward_options INTERFACE
    -Wno-restrict -Wno-error=maybe-uninitialized -Wno-error=array-bounds -Wno-error=stringop-overflow
    -Wno-error=stringop-overread -Wno-error=free-nonheap-object)
  if(CHARGEWARD_PCH)
    target_compile_options(chargeward_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess -Winvalid-pch>)
  endif()
endif()

find_program(CHARGEWARD_MOLD mold)
if(CHARGEWARD_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(chargeward_options INTERFACE -fuse-ld=mold)
endif()

if(CHARGEWARD_SANITIZE)
  target_compile_options(chargeward_options INTERFACE
    -fsanitize=${CHARGEWARD_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CHARGEWARD_SANITIZE MATCHES "undefined")
    # A third of the compile time, for what the address sanitizer (null, bounds) or the machine (alignment) reports anyway.
    target_compile_options(chargeward_options INTERFACE -fno-sanitize=null,alignment,object-size)
  endif()
  if(CHARGEWARD_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Asio's fences, which it does not see: a warning, or nothing that waits for a socket compiles.
    target_compile_options(chargeward_options INTERFACE -Wno-error=tsan)
  endif()
  target_link_options(chargeward_options INTERFACE -fsanitize=${CHARGEWARD_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(chargeward_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
endif()

if(CHARGEWARD_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "CHARGEWARD_FUZZ needs clang: use the preset 'fuzz'")
  endif()
  target_compile_options(chargeward_options INTERFACE
    -fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer -Wno-unused-command-line-argument)
  target_link_options(chargeward_options INTERFACE -fsanitize=address)
endif()

if(CHARGEWARD_COVERAGE)
  target_compile_options(chargeward_options INTERFACE --coverage)
  target_link_options(chargeward_options INTERFACE --coverage)
endif()
