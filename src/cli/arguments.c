/* SPDX-License-Identifier: Apache-2.0 */
/* The command line, by hand: getopt_long's abbreviations and messages differ from one C library to the next. */
#include "arguments.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const arguments_commands[COMMANDS] = {"read", "annotate", "lineage", "stories", "brief", "verify"};

enum { VERIFY = 5 };

/* Which commands take an option: a bit each. */
enum {
    ON_RUNS = 1 << FH_READ | 1 << FH_ANNOTATE | 1 << FH_LINEAGE | 1 << FH_STORIES | 1 << FH_BRIEF,
    ON_LINEAGE = 1 << FH_LINEAGE,
    ON_STORIES = 1 << FH_STORIES,
    ON_VERIFY = 1 << VERIFY
};

static void wrong(arguments *a, const char *format, ...)
{
    if (a->action == ACTION_WRONG) return; /* the first is what matters */
    a->action = ACTION_WRONG;
    va_list args;
    va_start(args, format);
    vsnprintf(a->wrong, sizeof a->wrong, format, args);
    va_end(args);
}

/* ---- the options, one function each; `value` is NULL for those that take none */

static void set_format(arguments *a, const char *value)
{
    static const struct {
        const char *name;
        fh_format format;
        unsigned on;
    } formats[] = {{"text", FH_TEXT, ON_RUNS},       {"json", FH_JSON, ON_RUNS},
                   {"jsonl", FH_JSONL, ON_RUNS},     {"md", FH_MARKDOWN, 1 << FH_BRIEF},
                   {"html", FH_HTML, 1 << FH_BRIEF}, {"cdxj", FH_CDXJ, 1 << FH_READ},
                   {"opml", FH_OPML, 1 << FH_READ}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(value, formats[i].name) == 0 && formats[i].on >> a->command & 1) {
            a->options.format = formats[i].format;
            return;
        }
    }
    const char *more = a->command == FH_BRIEF  ? ", jsonl, md or html"
                       : a->command == FH_READ ? ", jsonl, cdxj or opml"
                                               : " or jsonl";
    wrong(a, "--format takes text, json%s, not '%.60s'", more, value);
}

static void set_plain(arguments *a, const char *value)
{
    (void)value;
    a->options.plain = true;
}

static void set_batch(arguments *a, const char *value)
{
    (void)value;
    a->options.batch = true;
}

static void set_published(arguments *a, const char *value)
{
    a->options.published = value; /* fh_run() checks it */
}

static void set_documents(arguments *a, const char *value)
{
    a->documents = value;
}

static unsigned number(arguments *a, const char *option, const char *value, unsigned least, unsigned most)
{
    char *end;
    errno = 0;
    unsigned long n = strtoul(value, &end, 10);
    bool digits = *value >= '0' && *value <= '9' && *end == '\0' && errno == 0;
    if (digits && n >= least && n <= most) return (unsigned)n;
    wrong(a, "%s takes a number from %u to %u, not '%.60s'", option, least, most, value);
    return 0;
}

static void set_threads(arguments *a, const char *value)
{
    a->options.threads = number(a, "--threads", value, 1, FH_THREADS_MOST);
}

static void set_window(arguments *a, const char *value)
{
    a->options.window = number(a, "--window", value, 1, FH_WINDOW_MOST);
}

static void set_store(arguments *a, const char *value)
{
    a->options.store = value;
    if (!*value) wrong(a, "--store needs the path of a file");
}

static void set_width(arguments *a, const char *value)
{
    a->options.width = number(a, "--width", value, FH_WIDTH_LEAST, FH_WIDTH_MOST);
}

static void set_colours(arguments *a, const char *value)
{
    static const char *const when[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, when[i]) == 0) {
            a->colours = (colours)i;
            return;
        }
    }
    wrong(a, "--color takes auto, always or never, not '%.60s'", value);
}

static const struct option {
    const char *name;
    unsigned on;
    bool takes_value;
    void (*set)(arguments *a, const char *value);
} known[] = {
    {"--format", ON_RUNS, true, set_format},
    {"--plain", ON_RUNS, false, set_plain},
    {"--published", ON_RUNS, true, set_published},
    {"--batch", ON_STORIES, false, set_batch},
    {"--threads", ON_RUNS, true, set_threads},
    {"--documents", ON_VERIFY, true, set_documents},
    {"--width", ON_RUNS, true, set_width},
    {"--color", ON_RUNS, true, set_colours},
    {"--window", ON_STORIES | ON_LINEAGE, true, set_window},
    {"--store", ON_STORIES | ON_LINEAGE, true, set_store},
};

/* Reads the option at argv[i], with its value; gives the index of the last word read. */
static int read_option(arguments *a, int argc, char **argv, int i)
{
    const char *word = argv[i], *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        const struct option *option = &known[k];
        if (strlen(option->name) != len || strncmp(word, option->name, len) != 0) continue;
        if (!(option->on >> a->command & 1)) {
            wrong(a, "'%s' takes no %s; see 'firsthand %s --help'", arguments_commands[a->command], option->name,
                  arguments_commands[a->command]);
        } else if (!option->takes_value) {
            if (equals)
                wrong(a, "%s takes no value", option->name);
            else
                option->set(a, NULL);
        } else if (equals) {
            option->set(a, equals + 1);
        } else if (i + 1 < argc) {
            option->set(a, argv[++i]);
        } else {
            wrong(a, "%s needs a value behind it", option->name);
        }
        return i;
    }
    wrong(a, "there is no option %.60s; see 'firsthand %s --help'", word, arguments_commands[a->command]);
    return i;
}

static bool is_any(const char *word, const char *one, const char *other)
{
    return strcmp(word, one) == 0 || strcmp(word, other) == 0;
}

static int command_of(const char *word)
{
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(word, arguments_commands[i]) == 0) return i;
    return -1;
}

static void read_command(arguments *a, int argc, char **argv)
{
    if (argc < 2) {
        wrong(a, "no command; try 'firsthand --help'");
        return;
    }
    a->command = command_of(argv[1]);
    if (a->command >= 0) return;
    if (is_any(argv[1], "--help", "-h") || strcmp(argv[1], "help") == 0) {
        a->action = ACTION_HELP;
        if (argc > 2) a->command = command_of(argv[2]);
        if (argc > 2 && a->command < 0) wrong(a, "there is no command '%.60s'; try 'firsthand --help'", argv[2]);
    } else if (is_any(argv[1], "--version", "-V")) {
        a->action = ACTION_VERSION;
    } else {
        wrong(a, "there is no command '%.60s'; try 'firsthand --help'", argv[1]);
    }
}

static void check_paths(arguments *a)
{
    size_t n = a->options.path_count;
    if (a->command == VERIFY && n != 1) {
        wrong(a, n ? "verify takes one BRIEF at a time" : "verify needs the BRIEF that is to be checked");
    } else if (n == 0 && !a->options.store) {
        wrong(a, "no PATH: name files or folders, or - for standard input");
    }
}

void arguments_read(int argc, char **argv, arguments *a)
{
    *a = (arguments){.action = ACTION_RUN, .command = -1};
    read_command(a, argc, argv);
    if (a->action != ACTION_RUN) return;
    if (a->command == VERIFY)
        a->action = ACTION_VERIFY;
    else
        a->options.command = (fh_command)a->command;
    int paths = 0;
    bool options_end = false;
    for (int i = 2; i < argc; i++) {
        if (options_end || argv[i][0] != '-' || argv[i][1] == '\0') {
            argv[paths++] = argv[i];
        } else if (strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (is_any(argv[i], "--help", "-h")) {
            a->action = ACTION_HELP;
            return;
        } else {
            i = read_option(a, argc, argv, i);
        }
    }
    a->options.paths = (const char *const *)argv;
    a->options.path_count = (size_t)paths;
    check_paths(a);
    if (a->options.batch && a->options.window)
        wrong(a, "--batch looks at all articles again, and --window forgets the old ones; give one of them");
}
