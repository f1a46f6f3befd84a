/* SPDX-License-Identifier: Apache-2.0 */
/* A few threads that work off a ring of jobs; results are taken in the order in which the jobs were put in. */
#ifndef FHI_FLOW_WORKERS_H
#define FHI_FLOW_WORKERS_H

#include "base/error.h"

#include <stdbool.h>

/* Does one job on a worker; `worker` is its number, below the number of threads. */
typedef void fhi_work(void *context, void *job, unsigned worker);

typedef struct fhi_workers fhi_workers;

/* Starts `threads` (>= 1) threads with room for `room` (>= 1) jobs at a time. FH_NO_MEMORY where the system gives no thread at
 * all; with fewer than asked for it goes on. */
fh_status fhi_workers_start(unsigned threads, unsigned room, fhi_work *work, void *context, fhi_workers **out,
                            fh_error *error);

/* Waits for the jobs under way, drops those not begun, ends the threads. NULL is allowed. */
void fhi_workers_stop(fhi_workers *workers);

/* Puts a job in; there must be room: jobs put in and not taken < `room`. */
void fhi_workers_put(fhi_workers *workers, void *job);

/* The oldest job not taken yet, once it is done; NULL if there is none, or, without `wait`, if it is not done. */
void *fhi_workers_take(fhi_workers *workers, bool wait);

#endif
