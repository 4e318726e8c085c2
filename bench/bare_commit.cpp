// The limit for durable writes without sharing a commit: bare SQLite, WAL, synchronous=FULL, one row a commit, for some
// seconds. Arguments: FOLDER SECONDS. Prints rows a second. Rows are as long as a location's, without index or search.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void must(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  sqlite3* database = nullptr;
  const std::string file = std::string(argv[1]) + "/bare.sqlite3";
  must(sqlite3_open(file.c_str(), &database), database);
  must(sqlite3_exec(database,
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                    "CREATE TABLE IF NOT EXISTS things (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID",
                    nullptr, nullptr, nullptr),
       database);
  sqlite3_stmt* insert = nullptr;
  must(sqlite3_prepare_v2(database, "INSERT INTO things VALUES (?1, ?2)", -1, &insert, nullptr), database);
  const std::string body(400, 'x');
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(argv[2]));
  const auto begin = std::chrono::steady_clock::now();
  long rows = 0;
  for (; std::chrono::steady_clock::now() < end; ++rows) {
    char id[64];
    std::snprintf(id, sizeof id, "0193b5c2-7a3e-7c11-8000-%012lx", rows);
    sqlite3_bind_text(insert, 1, id, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 2, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
    must(sqlite3_step(insert), database);
    must(sqlite3_reset(insert), database);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("%.0f\n", static_cast<double>(rows) / took.count());
  sqlite3_finalize(insert);
  sqlite3_close(database);
}
