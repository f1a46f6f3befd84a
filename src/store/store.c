/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite with a rollback journal rather than a write-ahead log: one run at a time has the file, so nobody reads beside it, and at rest there
 * is one file. SQLite tells of damage to its own pages but not of a changed bit in what they hold: each row has its sum (XXH3). */
#include "store/store.h"

#include "base/hash.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHEETS = 16, LONGEST_NAME = 16, PATIENCE = 200 /* ms */ };

typedef struct sheet {
    const char *name;
    sqlite3_stmt *put, *walk, *take;
} sheet;

struct fhi_store {
    sqlite3 *db;
    sheet sheets[SHEETS];
    unsigned n;
};

/* What an error of SQLite means for the caller. */
static fh_status failed(const fhi_store *s, fh_error *error)
{
    switch (sqlite3_errcode(s->db) & 0xFF) {
    case SQLITE_BUSY: return fhi_error_set(error, FH_STORE, "store", 0, "it is in use by another run");
    case SQLITE_FULL: return fhi_error_set(error, FH_LIMIT, "store", 0, "it cannot be written: the disk is full");
    case SQLITE_NOMEM: return fhi_error_memory(error, "store");
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM: {
        int number = sqlite3_system_errno(s->db);
        return fhi_error_set(error, FH_IO, "store", 0, "it cannot be read or written: %s",
                             number ? strerror(number) : sqlite3_errmsg(s->db));
    }
    case SQLITE_NOTADB: return fhi_error_set(error, FH_STORE, "store", 0, "it is no store of firsthand");
    default: return fhi_error_set(error, FH_STORE, "store", 0, "it is damaged: %s", sqlite3_errmsg(s->db));
    }
}

static fh_status execute(fhi_store *s, const char *sql, fh_error *error)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? FH_OK : failed(s, error);
}

static int first_number(void *context, int columns, char **values, char **names)
{
    (void)names;
    if (columns > 0 && values[0]) *(int64_t *)context = strtoll(values[0], NULL, 10);
    return 0;
}

static fh_status ask(fhi_store *s, const char *sql, int64_t *number, fh_error *error)
{
    *number = 0;
    return sqlite3_exec(s->db, sql, first_number, number, NULL) == SQLITE_OK ? FH_OK : failed(s, error);
}

/* Whose file it is, and of which format; an empty one becomes ours. */
static fh_status identify(fhi_store *s, fhi_store_kind kind, uint32_t format, fh_error *error)
{
    int64_t application, version, tables;
    fh_status status = ask(s, "PRAGMA application_id", &application, error);
    if (status == FH_OK) status = ask(s, "PRAGMA user_version", &version, error);
    if (status == FH_OK) status = ask(s, "SELECT count(*) FROM sqlite_master", &tables, error);
    if (status != FH_OK) return status;
    if (application == 0 && tables == 0) {
        char sql[96];
        snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %u", kind, format);
        return execute(s, sql, error);
    }
    if (application != (int64_t)kind) {
        const char *of = application == FHI_STORE_STORIES   ? "is the store of 'stories', not of 'lineage'"
                         : application == FHI_STORE_LINEAGE ? "is the store of 'lineage', not of 'stories'"
                                                            : "is no store of firsthand";
        return fhi_error_set(error, FH_STORE, "store", 0, "it %s", of);
    }
    if (version == format) return FH_OK;
    return fhi_error_set(error, FH_STORE, "store", 0,
                         "it is of format %lld, which %s firsthand made; this one reads %u", (long long)version,
                         version > format ? "a newer" : "an older", format);
}

fh_status fhi_store_open(const char *path, fhi_store_kind kind, uint32_t format, fhi_store **store, fh_error *error)
{
    fhi_store *s = calloc(1, sizeof *s);
    if (!s) return fhi_error_memory(error, "store");
    int rc = sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    fh_status status = FH_OK;
    if (rc != SQLITE_OK) status = s->db ? failed(s, error) : fhi_error_memory(error, "store");
    /* Of two runs that start together one is to have it: who reads before it can write lets go and waits a moment. */
    if (status == FH_OK) sqlite3_busy_timeout(s->db, PATIENCE);
    /* Nothing in the file is trusted: no SQL of its schema is run but that of plain tables. */
    if (status == FH_OK) {
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
        status = execute(s,
                         "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; "
                         "BEGIN EXCLUSIVE; PRAGMA locking_mode = EXCLUSIVE",
                         error);
    }
    if (status == FH_OK) status = identify(s, kind, format, error);
    if (status != FH_OK) {
        fhi_store_close(s);
        return status;
    }
    *store = s;
    return FH_OK;
}

void fhi_store_close(fhi_store *s)
{
    if (!s) return;
    for (unsigned i = 0; i < s->n; i++) {
        sqlite3_finalize(s->sheets[i].put);
        sqlite3_finalize(s->sheets[i].walk);
        sqlite3_finalize(s->sheets[i].take);
    }
    sqlite3_close(s->db);
    free(s);
}

static fh_status prepare(fhi_store *s, const char *sql, const char *name, sqlite3_stmt **statement, fh_error *error)
{
    char whole[160];
    snprintf(whole, sizeof whole, sql, LONGEST_NAME, name);
    int rc = sqlite3_prepare_v3(s->db, whole, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    return rc == SQLITE_OK ? FH_OK : failed(s, error);
}

/* The sheet of that name, made where it is not there yet. */
static fh_status sheet_of(fhi_store *s, const char *name, sheet **out, fh_error *error)
{
    for (unsigned i = 0; i < s->n; i++) {
        *out = &s->sheets[i];
        if (strcmp(s->sheets[i].name, name) == 0) return FH_OK;
    }
    if (s->n == SHEETS) return fhi_error_set(error, FH_USAGE, "store", 0, "more than %d sheets", SHEETS);
    sheet *made = &s->sheets[s->n];
    char sql[160];
    snprintf(sql, sizeof sql, "CREATE TABLE IF NOT EXISTS %.*s (number INTEGER PRIMARY KEY, sum INTEGER, row BLOB)",
             LONGEST_NAME, name);
    fh_status status = execute(s, sql, error);
    if (status == FH_OK)
        status = prepare(s, "INSERT OR REPLACE INTO %.*s VALUES (?1, ?2, ?3)", name, &made->put, error);
    if (status == FH_OK)
        status = prepare(s, "SELECT number, sum, row FROM %.*s ORDER BY number", name, &made->walk, error);
    if (status == FH_OK)
        status = prepare(s, "SELECT number, sum, row FROM %.*s WHERE number = ?1", name, &made->take, error);
    if (status != FH_OK) {
        sqlite3_finalize(made->put);
        sqlite3_finalize(made->walk);
        sqlite3_finalize(made->take);
        *made = (sheet){0};
        return status;
    }
    made->name = name;
    s->n++;
    *out = made;
    return FH_OK;
}

fh_status fhi_store_put(fhi_store *s, const char *name, uint32_t number, fh_span row, fh_error *error)
{
    sheet *to;
    fh_status status = sheet_of(s, name, &to, error);
    if (status != FH_OK) return status;
    sqlite3_bind_int64(to->put, 1, number);
    sqlite3_bind_int64(to->put, 2, (sqlite3_int64)fhi_hash(row));
    sqlite3_bind_blob64(to->put, 3, row.ptr ? row.ptr : "", row.len, SQLITE_STATIC);
    int rc = sqlite3_step(to->put);
    if (rc != SQLITE_DONE) status = failed(s, error);
    sqlite3_reset(to->put);
    return status;
}

/* The row that the statement stands on. */
static fh_status row_of(sqlite3_stmt *statement, const char *name, uint32_t *number, fh_span *row, fh_error *error)
{
    sqlite3_int64 stored = sqlite3_column_int64(statement, 0);
    const char *bytes = sqlite3_column_blob(statement, 2);
    *row = (fh_span){bytes, (size_t)sqlite3_column_bytes(statement, 2)};
    *number = (uint32_t)stored;
    if (stored >= 0 && stored <= UINT32_MAX && fhi_hash(*row) == (uint64_t)sqlite3_column_int64(statement, 1))
        return FH_OK;
    return fhi_error_set(error, FH_STORE, "store", (uint64_t)stored,
                         "it is damaged: row %lld of its sheet '%s' has changed", (long long)stored, name);
}

fh_status fhi_store_walk(fhi_store *s, const char *name, fhi_store_row *on_row, void *context, fh_error *error)
{
    sheet *of;
    fh_status status = sheet_of(s, name, &of, error);
    if (status != FH_OK) return status;
    int rc = SQLITE_OK;
    while (status == FH_OK && (rc = sqlite3_step(of->walk)) == SQLITE_ROW) {
        uint32_t number;
        fh_span row;
        status = row_of(of->walk, name, &number, &row, error);
        if (status == FH_OK) status = on_row(context, number, row, error);
    }
    if (status == FH_OK && rc != SQLITE_DONE) status = failed(s, error);
    sqlite3_reset(of->walk);
    return status;
}

fh_status fhi_store_take(fhi_store *s, const char *name, uint32_t number, fh_span *row, bool *found, fh_error *error)
{
    sheet *of;
    fh_status status = sheet_of(s, name, &of, error);
    if (status != FH_OK) return status;
    sqlite3_reset(of->take);
    sqlite3_bind_int64(of->take, 1, number);
    int rc = sqlite3_step(of->take);
    *found = rc == SQLITE_ROW;
    if (*found) return row_of(of->take, name, &number, row, error);
    status = rc == SQLITE_DONE ? FH_OK : failed(s, error);
    sqlite3_reset(of->take);
    return status;
}

fh_status fhi_store_end(fhi_store *s, const char *name, uint32_t *end, fh_error *error)
{
    char sql[96];
    int64_t number;
    sheet *of;
    fh_status status = sheet_of(s, name, &of, error);
    snprintf(sql, sizeof sql, "SELECT 1 + max(number) FROM %.*s", LONGEST_NAME, name);
    if (status == FH_OK) status = ask(s, sql, &number, error);
    if (status == FH_OK && (number < 0 || number > UINT32_MAX))
        status = fhi_error_set(error, FH_STORE, "store", 0, "it is damaged: its sheet '%s' has a row %lld", name,
                               (long long)number - 1);
    if (status == FH_OK) *end = (uint32_t)number;
    return status;
}

fh_status fhi_store_commit(fhi_store *s, fh_error *error)
{
    fh_status status = execute(s, "COMMIT", error);
    return status == FH_OK ? execute(s, "BEGIN", error) : status;
}
