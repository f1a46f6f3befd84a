/* SPDX-License-Identifier: Apache-2.0 */
/* The texts of --help. */
#ifndef FIRSTHAND_CLI_HELP_H
#define FIRSTHAND_CLI_HELP_H

/* The text for one of arguments_commands, or, with -1, for the program. Static. */
const char *help_text(int command);

#endif
