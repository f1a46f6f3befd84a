/* SPDX-License-Identifier: Apache-2.0 */
/* The command line, read into options. */
#ifndef FIRSTHAND_CLI_ARGUMENTS_H
#define FIRSTHAND_CLI_ARGUMENTS_H

#include "firsthand/firsthand.h"

typedef enum action { ACTION_RUN, ACTION_VERIFY, ACTION_HELP, ACTION_VERSION, ACTION_WRONG } action;

typedef enum colours { COLOURS_AUTO, COLOURS_ALWAYS, COLOURS_NEVER } colours;

enum { COMMANDS = 6 }; /* those of fh_command, then verify */
extern const char *const arguments_commands[COMMANDS];

typedef struct arguments {
    action action;
    int command;        /* index into arguments_commands, -1 if none */
    fh_options options; /* what the command line says of them; `paths` points into argv, which is put in order for it */
    const char *documents; /* --documents, or NULL */
    colours colours;
    char wrong[256]; /* with ACTION_WRONG: what is wrong and what to do */
} arguments;

/* Reads argv; never fails but by ACTION_WRONG. Paths are moved to the front of argv. */
void arguments_read(int argc, char **argv, arguments *arguments);

#endif
