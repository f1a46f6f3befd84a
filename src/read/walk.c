/* SPDX-License-Identifier: Apache-2.0 */
/* Depth-first walk over folders; see walk.h. The stack holds the listing of each folder on the way down. */
#define _POSIX_C_SOURCE 200809L

#include "read/walk.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct entry {
    const char *name;
    mode_t mode; /* 0 if it could not be looked at: opening it will say why */
    dev_t device;
    ino_t inode;
} entry;

typedef struct listing {
    fhi_arena *arena; /* of the path and the names */
    const char *path;
    FHI_LIST(entry) entries;
    uint32_t next;
} listing;

typedef struct listed {
    fh_span path;
    fh_span title;
} listed;

typedef struct place {
    uint64_t device;
    uint64_t inode;
    uint64_t used; /* 1 in every place; 0 in a free slot of the table */
} place;

typedef struct walked_table {
    place *at;
    size_t room; /* a power of two, or 0 */
    size_t n;
} walked_table;

struct fhi_walk {
    const char *const *paths;
    size_t count;
    size_t next;
    fhi_on_problem *on_problem;
    void *context;
    walked_table walked;   /* folders entered under the path at hand */
    fhi_arena *path_arena; /* of the path given out last */
    listing stack[FHI_MAX_PATH_DEPTH];
    uint32_t depth;
    fhi_arena *list_arena; /* of the files of the last list */
    FHI_LIST(listed) listed;
    uint32_t next_listed;
    uint64_t known_bytes;
};

fhi_walk *fhi_walk_new(const char *const *paths, size_t n, fhi_on_problem *on_problem, void *context)
{
    fhi_walk *walk = calloc(1, sizeof *walk);
    fhi_arena *path_arena = fhi_arena_new(), *list_arena = fhi_arena_new();
    if (!walk || !path_arena || !list_arena) {
        free(walk);
        fhi_arena_free(path_arena);
        fhi_arena_free(list_arena);
        return NULL;
    }
    *walk = (fhi_walk){.paths = paths, .count = n, .on_problem = on_problem, .context = context};
    walk->path_arena = path_arena;
    walk->list_arena = list_arena;
    struct stat about;
    for (size_t i = 0; i < n; i++) {
        if (stat(paths[i], &about) == 0 && S_ISREG(about.st_mode)) walk->known_bytes += (uint64_t)about.st_size;
    }
    return walk;
}

void fhi_walk_free(fhi_walk *walk)
{
    if (!walk) return;
    while (walk->depth > 0) fhi_arena_free(walk->stack[--walk->depth].arena);
    free(walk->walked.at);
    fhi_arena_free(walk->path_arena);
    fhi_arena_free(walk->list_arena);
    free(walk);
}

uint64_t fhi_walk_known_bytes(const fhi_walk *walk)
{
    return walk->known_bytes;
}

static void report(const fhi_walk *walk, fh_status code, const char *message, const char *detail, const char *path)
{
    fh_error error;
    fhi_error_set(&error, code, "read", 0, "%s%s", message, detail);
    walk->on_problem(walk->context, &error, fhi_span_of(path));
}

/* The slot where `here` stands in the table of walked folders, or the free one where it belongs. */
static place *slot_of(const walked_table *table, place here)
{
    size_t i = fhi_hash((fh_span){(const char *)&here, sizeof here}) & (table->room - 1);
    while (table->at[i].used && (table->at[i].device != here.device || table->at[i].inode != here.inode)) {
        i = (i + 1) & (table->room - 1);
    }
    return &table->at[i];
}

static bool was_walked(const fhi_walk *walk, place here)
{
    return walk->walked.n > 0 && slot_of(&walk->walked, here)->used;
}

/* Open addressing, at most half full. */
static bool note_walked(fhi_walk *walk, place here)
{
    walked_table *table = &walk->walked;
    if (table->n * 2 >= table->room) {
        walked_table grown = {.room = table->room ? table->room * 2 : 64, .n = table->n};
        grown.at = calloc(grown.room, sizeof *grown.at);
        if (!grown.at) return false;
        for (size_t i = 0; i < table->room; i++) {
            if (table->at[i].used) *slot_of(&grown, table->at[i]) = table->at[i];
        }
        free(table->at);
        *table = grown;
    }
    *slot_of(table, here) = here;
    table->n++;
    return true;
}

static int by_name(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static bool add_entry(fhi_walk *walk, listing *made, DIR *folder, const char *name)
{
    fh_span copy = fhi_arena_copy(made->arena, fhi_span_of(name));
    entry *added = copy.ptr ? FHI_PUSH(made->arena, &made->entries) : NULL;
    if (!added) return false;
    added->name = copy.ptr;
    struct stat about;
    if (fstatat(dirfd(folder), name, &about, 0) != 0) return true;
    added->mode = about.st_mode;
    added->device = about.st_dev;
    added->inode = about.st_ino;
    if (S_ISREG(about.st_mode)) walk->known_bytes += (uint64_t)about.st_size;
    return true;
}

/* Lists `path` on top of the stack. A folder that cannot be read is reported; false only when memory is out. */
static bool enter(fhi_walk *walk, const char *path, place here)
{
    if (was_walked(walk, here)) {
        report(walk, FH_INVALID, "a link leads back to a folder that was walked already", "", path);
        return true;
    }
    if (walk->depth == FHI_MAX_PATH_DEPTH) {
        report(walk, FH_LIMIT, "folders are nested too deeply; this one is passed over", "", path);
        return true;
    }
    DIR *folder = opendir(path);
    if (!folder) {
        report(walk, FH_IO, "the folder cannot be opened: ", strerror(errno), path);
        return true;
    }
    listing made = {.arena = fhi_arena_new()};
    bool ok = made.arena && note_walked(walk, here);
    if (ok) ok = (made.path = fhi_arena_copy(made.arena, fhi_span_of(path)).ptr) != NULL;
    errno = 0;
    for (struct dirent *found; ok && (found = readdir(folder)); errno = 0) {
        if (found->d_name[0] != '.') ok = add_entry(walk, &made, folder, found->d_name);
    }
    if (ok && errno != 0) report(walk, FH_IO, "the folder cannot be read to its end: ", strerror(errno), path);
    closedir(folder);
    if (!ok) {
        fhi_arena_free(made.arena);
        return false;
    }
    if (made.entries.n > 0) qsort(made.entries.at, made.entries.n, sizeof(entry), by_name);
    walk->stack[walk->depth++] = made;
    return true;
}

/* Takes the next named path: gives it out as a file, or enters it. */
static fh_status take_named(fhi_walk *walk, fhi_walk_file *file, bool *found, fh_error *error)
{
    const char *path = walk->paths[walk->next++];
    struct stat about;
    if (walk->walked.at) memset(walk->walked.at, 0, walk->walked.room * sizeof(place));
    walk->walked.n = 0;
    if (strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        if (!enter(walk, path, (place){about.st_dev, about.st_ino, 1})) return fhi_error_memory(error, "read");
        return FH_OK;
    }
    *file = (fhi_walk_file){.path = path, .standard_input = strcmp(path, "-") == 0};
    *found = true;
    return FH_OK;
}

/* Takes the next entry of the folder on top of the stack. */
static fh_status take_entry(fhi_walk *walk, fhi_walk_file *file, bool *found, fh_error *error)
{
    listing *top = &walk->stack[walk->depth - 1];
    if (top->next == top->entries.n) {
        fhi_arena_free(top->arena);
        walk->depth--;
        return FH_OK;
    }
    entry here = top->entries.at[top->next++];
    size_t len = strlen(top->path);
    const char *slash = len > 0 && top->path[len - 1] == '/' ? "" : "/";
    fhi_arena_reset(walk->path_arena);
    const char *path = fhi_arena_format(walk->path_arena, "%s%s%s", top->path, slash, here.name).ptr;
    if (!path) return fhi_error_memory(error, "read");
    if (S_ISDIR(here.mode)) {
        if (!enter(walk, path, (place){here.device, here.inode, 1})) return fhi_error_memory(error, "read");
    } else if (here.mode != 0 && !S_ISREG(here.mode)) {
        report(walk, FH_INVALID, "not a regular file; devices, sockets and pipes in folders are passed over", "", path);
    } else {
        *file = (fhi_walk_file){.path = path, .in_folder = true};
        *found = true;
    }
    return FH_OK;
}

bool fhi_walk_list(fhi_walk *walk, fh_span path, fh_span title)
{
    listed *added = FHI_PUSH(walk->list_arena, &walk->listed);
    if (!added) return false;
    *added = (listed){fhi_arena_copy(walk->list_arena, path), fhi_arena_copy(walk->list_arena, title)};
    struct stat about;
    if (added->path.ptr && stat(added->path.ptr, &about) == 0 && S_ISREG(about.st_mode))
        walk->known_bytes += (uint64_t)about.st_size;
    return added->path.ptr && added->title.ptr;
}

static bool leads_out(fh_span name)
{
    if (name.len == 0 || name.ptr[0] == '/') return true;
    for (size_t at = 0; at < name.len;) {
        const char *slash = memchr(name.ptr + at, '/', name.len - at);
        size_t end = slash ? (size_t)(slash - name.ptr) : name.len;
        if (fhi_span_is((fh_span){name.ptr + at, end - at}, FHI_SPAN(".."))) return true;
        at = end + 1;
    }
    return false;
}

bool fhi_walk_beside(fhi_arena *arena, fh_span list, fh_span name, fh_span *path)
{
    if (leads_out(name)) return false;
    size_t folder = list.len;
    while (folder > 0 && list.ptr[folder - 1] != '/') folder--;
    *path = fhi_arena_format(arena, "%.*s%.*s", (int)folder, list.ptr, (int)name.len, name.ptr);
    return true;
}

/* Takes the next file of a list; the list is forgotten behind its last. */
static void take_listed(fhi_walk *walk, fhi_walk_file *file, bool *found)
{
    if (walk->next_listed == walk->listed.n) {
        fhi_arena_reset(walk->list_arena);
        memset(&walk->listed, 0, sizeof walk->listed);
        walk->next_listed = 0;
        return;
    }
    const listed *next = &walk->listed.at[walk->next_listed++];
    *file = (fhi_walk_file){.path = next->path.ptr, .in_folder = true, .title = next->title};
    *found = true;
}

fh_status fhi_walk_next(fhi_walk *walk, fhi_walk_file *file, bool *found, fh_error *error)
{
    *found = false;
    while (!*found && (walk->listed.n > 0 || walk->depth > 0 || walk->next < walk->count)) {
        fh_status status = FH_OK;
        if (walk->listed.n > 0)
            take_listed(walk, file, found);
        else
            status = walk->depth > 0 ? take_entry(walk, file, found, error) : take_named(walk, file, found, error);
        if (status != FH_OK) return status;
    }
    return FH_OK;
}
