/* SPDX-License-Identifier: Apache-2.0 */
/* Messages and progress on standard error; see meter.h. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime, isatty */
#include "meter.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Seconds of work before there is a line at all, and between two writings of it. */
static const double QUIET = 0.5, BETWEEN = 0.1;

enum { BAR = 30 }; /* columns */

static double now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void meter_start(meter *m)
{
    *m = (meter){.terminal = isatty(STDERR_FILENO) == 1, .began = now()};
}

void meter_clear(meter *m)
{
    if (m->shown) fputs("\r\x1b[K", stderr);
    m->shown = false;
}

/* Whether the line is to be written now; notes that it is. Another `what` than before is shown at once. */
static bool is_time(meter *m, const char *what)
{
    double at = now();
    if (!m->terminal || at - m->began < QUIET || (what == m->what && at - m->told < BETWEEN)) return false;
    m->told = at;
    m->what = what;
    m->shown = true;
    return true;
}

void meter_progress(void *context, const char *what, uint64_t done, uint64_t total)
{
    meter *m = context;
    if (!is_time(m, what)) return;
    fputs("\r\x1b[K", stderr);
    if (total) {
        double part = done < total ? (double)done / (double)total : 1;
        int filled = (int)(part * BAR);
        fprintf(stderr, "[%.*s%*s] %3d %% of %llu MB", filled, "==============================", BAR - filled, "",
                (int)(part * 100), (unsigned long long)(total >> 20));
    } else if (done) {
        fprintf(stderr, "%llu MB read", (unsigned long long)(done >> 20));
    } else {
        fprintf(stderr, "%s …", what);
    }
}

/* A path may hold any byte: those that steer a terminal are shown as "?". U+0080 to U+009F do so too; in UTF-8 they begin with C2. */
static void put_safe(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i], next = i + 1 < len ? (unsigned char)text[i + 1] : 0;
        bool two = c == 0xC2 && next >= 0x80 && next <= 0x9F;
        putc(two || c < 0x20 || c == 0x7F ? '?' : c, stderr);
        if (two) i++;
    }
}

void meter_problem(void *context, const fh_error *error, fh_span path)
{
    meter *m = context;
    meter_clear(m);
    fputs("firsthand: ", stderr);
    if (path.len) {
        put_safe(path.ptr, path.len);
        fputs(": ", stderr);
    }
    size_t len = 0;
    while (len < sizeof error->message && error->message[len]) len++;
    put_safe(error->message, len);
    putc('\n', stderr);
}

void meter_say(meter *m, const char *message)
{
    meter_clear(m);
    fputs("firsthand: ", stderr);
    put_safe(message, strlen(message));
    putc('\n', stderr);
}
