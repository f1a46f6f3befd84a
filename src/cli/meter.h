/* SPDX-License-Identifier: Apache-2.0 */
/* Standard error: messages, and a line of progress while the work is long. */
#ifndef FIRSTHAND_CLI_METER_H
#define FIRSTHAND_CLI_METER_H

#include "firsthand/firsthand.h"

typedef struct meter {
    bool terminal;    /* standard error is one */
    bool shown;       /* a progress line stands there now */
    double began;     /* seconds on the monotonic clock */
    double told;      /* when the line was last written */
    const char *what; /* it told of */
} meter;

void meter_start(meter *meter);

/* An fh_progress: writes a line once the work has lasted half a second, then ten times a second at most for one kind of work. */
void meter_progress(void *meter, const char *what, uint64_t done, uint64_t total);

/* An fh_problem: "firsthand: PATH: message". */
void meter_problem(void *meter, const fh_error *error, fh_span path);

/* "firsthand: message" */
void meter_say(meter *meter, const char *message);

/* Takes the progress line away. */
void meter_clear(meter *meter);

#endif
