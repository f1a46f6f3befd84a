/* SPDX-License-Identifier: Apache-2.0 */
/* Threads over a ring of jobs: put in at the front, begun in order, done in any order, taken in order. One lock: a job is some
 * hundreds of microseconds, the lock well under one. */
#include "flow/workers.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct slot {
    void *job;
    bool done;
} slot;

typedef struct worker {
    struct fhi_workers *workers;
    unsigned number;
    pthread_t thread;
} worker;

struct fhi_workers {
    fhi_work *work;
    void *context;
    pthread_mutex_t lock;
    pthread_cond_t more;     /* jobs to begin, or the end */
    pthread_cond_t finished; /* a job is done */
    uint64_t put, begun, taken;
    bool stopping;
    unsigned room;
    slot *slots;
    unsigned threads;
    worker *each;
};

static void *run(void *argument)
{
    worker *self = argument;
    fhi_workers *w = self->workers;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (!w->stopping && w->begun == w->put) pthread_cond_wait(&w->more, &w->lock);
        if (w->stopping) break;
        slot *s = &w->slots[w->begun++ % w->room];
        pthread_mutex_unlock(&w->lock);
        w->work(w->context, s->job, self->number);
        pthread_mutex_lock(&w->lock);
        s->done = true;
        pthread_cond_signal(&w->finished);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

static void release(fhi_workers *workers)
{
    pthread_mutex_destroy(&workers->lock);
    pthread_cond_destroy(&workers->more);
    pthread_cond_destroy(&workers->finished);
    free(workers->slots);
    free(workers->each);
    free(workers);
}

fh_status fhi_workers_start(unsigned threads, unsigned room, fhi_work *work, void *context, fhi_workers **out,
                            fh_error *error)
{
    fhi_workers *w = calloc(1, sizeof *w);
    if (!w) return fhi_error_memory(error, "flow");
    w->work = work;
    w->context = context;
    w->room = room;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->more, NULL);
    pthread_cond_init(&w->finished, NULL);
    w->slots = calloc(room, sizeof *w->slots);
    w->each = calloc(threads, sizeof *w->each);
    while (w->slots && w->each && w->threads < threads) {
        worker *next = &w->each[w->threads];
        *next = (worker){.workers = w, .number = w->threads};
        if (pthread_create(&next->thread, NULL, run, next) != 0) break;
        w->threads++;
    }
    if (w->threads == 0) {
        release(w);
        return fhi_error_memory(error, "flow");
    }
    *out = w;
    return FH_OK;
}

void fhi_workers_stop(fhi_workers *workers)
{
    if (!workers) return;
    pthread_mutex_lock(&workers->lock);
    workers->stopping = true;
    pthread_cond_broadcast(&workers->more);
    pthread_mutex_unlock(&workers->lock);
    for (unsigned i = 0; i < workers->threads; i++) pthread_join(workers->each[i].thread, NULL);
    release(workers);
}

void fhi_workers_put(fhi_workers *workers, void *job)
{
    pthread_mutex_lock(&workers->lock);
    workers->slots[workers->put++ % workers->room] = (slot){job, false};
    pthread_cond_signal(&workers->more);
    pthread_mutex_unlock(&workers->lock);
}

void *fhi_workers_take(fhi_workers *workers, bool wait)
{
    void *job = NULL;
    pthread_mutex_lock(&workers->lock);
    if (workers->taken < workers->put) {
        slot *oldest = &workers->slots[workers->taken % workers->room];
        while (wait && !oldest->done) pthread_cond_wait(&workers->finished, &workers->lock);
        if (oldest->done) {
            job = oldest->job;
            workers->taken++;
        }
    }
    pthread_mutex_unlock(&workers->lock);
    return job;
}
