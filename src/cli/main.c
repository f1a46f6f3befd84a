/* SPDX-License-Identifier: Apache-2.0 */
/* The program: the command line in, one call of the library, its output on standard output, an exit code. */
#define _DEFAULT_SOURCE /* ioctl's window size; POSIX 2008 besides */
#include "arguments.h"
#include "help.h"
#include "meter.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h> /* mallopt */
#endif

enum { DONE = 0, DONE_IN_PART = 1, WRONG_USAGE = 2, UNREADABLE = 3, STORE = 4, INTERNAL = 5 };

/* ---- standard output */

typedef struct sink {
    int failed; /* errno of the write that failed, or 0 */
} sink;

static bool write_out(void *context, fh_span bytes)
{
    sink *s = context;
    while (bytes.len) {
        ssize_t n = write(STDOUT_FILENO, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            s->failed = errno;
            return false;
        }
        bytes.ptr += n;
        bytes.len -= (size_t)n;
    }
    return true;
}

static int print(const char *text)
{
    sink s = {0};
    return write_out(&s, (fh_span){text, strlen(text)}) ? DONE : INTERNAL;
}

/* A closed standard stream must not be given out again to the next file that is opened: a message would then be written into it. */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", O_RDONLY) != fd) exit(INTERNAL);
    }
}

/* ---- options that depend on the terminal */

enum { WIDEST_READ = 120 }; /* longer lines are hard to read, however wide the terminal is */

static unsigned terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return FH_WIDTH;
    if (size.ws_col < FH_WIDTH_LEAST) return FH_WIDTH_LEAST;
    return size.ws_col > WIDEST_READ ? WIDEST_READ : size.ws_col;
}

/* https://no-color.org: set to anything but nothing, it means no. */
static bool wants_colour(colours when)
{
    if (when != COLOURS_AUTO) return when == COLOURS_ALWAYS;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if ((no && *no) || (term && strcmp(term, "dumb") == 0)) return false;
    return isatty(STDOUT_FILENO) == 1;
}

/* ---- exit codes */

static int code_of(fh_status status)
{
    switch (status) {
    case FH_OK: return DONE;
    case FH_MISMATCH: return DONE_IN_PART;
    case FH_USAGE:
    case FH_UNSUPPORTED: return WRONG_USAGE;
    case FH_INVALID:
    case FH_IO: return UNREADABLE;
    case FH_STORE: return STORE;
    case FH_NO_MEMORY:
    case FH_LIMIT: break;
    }
    return INTERNAL;
}

/* Whoever reads our output has had enough: no message, but the output is not whole. */
static int output_failed(meter *m, int number)
{
    if (number == EPIPE) return DONE_IN_PART;
    char message[256];
    snprintf(message, sizeof message, "standard output: %s", strerror(number));
    meter_say(m, message);
    return INTERNAL;
}

static int run(arguments *a, meter *m)
{
    sink s = {0};
    fh_error error = {0};
    fh_outcome outcome = {0};
    a->options.colour = wants_colour(a->colours);
    if (!a->options.width) a->options.width = terminal_width();
    a->options.write = write_out;
    a->options.write_context = &s;
    a->options.problem = meter_problem;
    a->options.problem_context = m;
    a->options.progress = meter_progress;
    a->options.progress_context = m;
    fh_status status = fh_run(&a->options, &outcome, &error);
    meter_clear(m);
    if (s.failed) return output_failed(m, s.failed);
    if (status != FH_OK) {
        meter_say(m, error.message);
        return code_of(status);
    }
    bool asked = a->options.path_count > 0; /* a store is also listed without more to read */
    if (asked && outcome.articles == 0 && (outcome.opened == 0 || outcome.skipped > 0)) {
        bool empty = outcome.opened == 0 && outcome.skipped == 0;
        meter_say(m, empty
                         ? "nothing could be read: there is no file in the folders named (hidden ones are passed over)"
                         : "nothing could be read");
        return UNREADABLE;
    }
    return outcome.skipped ? DONE_IN_PART : DONE;
}

static int verify(const arguments *a, meter *m)
{
    fh_error error = {0};
    fh_verification verification = {0};
    fh_status status = fh_verify(a->options.paths[0], a->documents, meter_problem, m, &verification, &error);
    meter_clear(m);
    if (status != FH_OK && status != FH_MISMATCH) {
        meter_say(m, error.message);
        return code_of(status);
    }
    char line[128];
    snprintf(line, sizeof line, "%llu of %llu cites hold\n",
             (unsigned long long)(verification.cites - verification.failed), (unsigned long long)verification.cites);
    int printed = print(line);
    return status == FH_OK ? printed : code_of(status);
}

/* What one document gave back is there for the next: pages of memory that come anew from the system cost two microseconds each. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    enum { LARGEST = 32 << 20, UNUSED = 64 << 20 };
    mallopt(M_MMAP_THRESHOLD, LARGEST);
    mallopt(M_TRIM_THRESHOLD, UNUSED);
#endif
}

int main(int argc, char **argv)
{
    keep_memory();
    hold_standard_streams();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write() */
    meter m;
    meter_start(&m);
    arguments a;
    arguments_read(argc, argv, &a);
    switch (a.action) {
    case ACTION_RUN: return run(&a, &m);
    case ACTION_VERIFY: return verify(&a, &m);
    case ACTION_HELP: return print(help_text(a.command));
    case ACTION_VERSION: printf("firsthand %s\n", fh_version()); return fflush(stdout) == 0 ? DONE : INTERNAL;
    case ACTION_WRONG: meter_say(&m, a.wrong); return WRONG_USAGE;
    }
    return INTERNAL;
}
