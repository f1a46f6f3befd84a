/* SPDX-License-Identifier: Apache-2.0 */
/* The intake: order, keeping, stopping, memory running out; the workers; articles that came before. */
#define _POSIX_C_SOURCE 200809L /* fileno */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/span.h"
#include "flow/arrivals.h"
#include "flow/intake.h"
#include "flow/workers.h"

enum { ARTICLES = 300 };

typedef struct told {
    uint32_t documents;
    uint32_t problems;
    uint32_t stop_after; /* 0 = never */
    bool keep;
    fhi_document *kept[ARTICLES];
    uint32_t out_of_order;
} told;

static FILE *lines_of(uint32_t n)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    for (uint32_t i = 0; i < n; i++) {
        if (i % 50 == 49)
            fprintf(file, "{\"text\": broken\n");
        else
            fprintf(
                file,
                "{\"id\": \"%u\", \"text\": \"The mayor of Orlow spoke %u times.\", \"published\": \"2025-03-02\"}\n",
                i, i);
    }
    assert_int_equal(fflush(file), 0);
    assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
    return file;
}

static fh_status take(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    told *t = context;
    char expected[16];
    uint32_t number = t->documents + t->documents / 49; /* every 50th line is broken */
    snprintf(expected, sizeof expected, "%u", number);
    if (!fhi_span_is(document->article.id, fhi_span_of(expected))) t->out_of_order++;
    if (t->keep) {
        t->kept[t->documents] = document;
        *kept = true;
    }
    if (++t->documents == t->stop_after) {
        if (error) *error = (fh_error){.code = FH_IO};
        return FH_IO;
    }
    return FH_OK;
}

static void complain(void *context, const fh_error *error, fh_span path)
{
    told *t = context;
    assert_true(path.len > 0);
    assert_int_equal(error->code, FH_INVALID);
    t->problems++;
}

static fh_status run(told *t, unsigned threads, uint32_t n, fhi_intake_counts *counts, fh_error *error)
{
    static const char *const paths[] = {"-"};
    FILE *file = lines_of(n);
    fhi_intake intake = {.paths = paths,
                         .path_count = 1,
                         .input = fileno(file),
                         .depth = FHI_DEPTH_MARKS,
                         .threads = threads,
                         .on_document = take,
                         .document_context = t,
                         .on_problem = complain,
                         .problem_context = t};
    fh_status status = fhi_intake_run(&intake, counts, error);
    fclose(file);
    return status;
}

static void documents_come_in_order_on_any_number_of_threads(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads < 10; threads += 2) {
        told t = {0};
        fhi_intake_counts counts;
        assert_int_equal(run(&t, threads, ARTICLES, &counts, NULL), FH_OK);
        assert_int_equal(t.out_of_order, 0);
        assert_int_equal(counts.documents, ARTICLES - ARTICLES / 50);
        assert_int_equal(counts.skipped, ARTICLES / 50);
        assert_int_equal(counts.opened, 1);
        assert_int_equal(t.problems, ARTICLES / 50);
    }
}

static void kept_documents_outlive_the_run(void **state)
{
    (void)state;
    told t = {.keep = true};
    fhi_intake_counts counts;
    assert_int_equal(run(&t, 3, ARTICLES, &counts, NULL), FH_OK);
    for (uint32_t i = 0; i < t.documents; i++) {
        const fhi_reading *reading = &t.kept[i]->reading;
        assert_ptr_equal(reading->page, &t.kept[i]->page);
        assert_ptr_equal(reading->text->article, reading->article);
        assert_true(fhi_span_starts(reading->article->text, FHI_SPAN("The mayor of Orlow")));
        fhi_document_free(t.kept[i]);
    }
}

static void a_refusal_ends_the_run(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads < 5; threads++) {
        told t = {.stop_after = 40};
        fhi_intake_counts counts = {7, 7, 7};
        fh_error error = {0};
        assert_int_equal(run(&t, threads, ARTICLES, &counts, &error), FH_IO);
        assert_int_equal(error.code, FH_IO);
        assert_int_equal(t.documents, 40);
        assert_int_equal(counts.documents, 7); /* untouched */
    }
}

/* Every allocation fails in turn, until so many runs in a row did well that there cannot be another one to fail. */
static void memory_that_runs_out_anywhere_is_told(void **state)
{
    (void)state;
    uint64_t passed_over = 0, well = 0, told_of = 0;
    for (uint64_t at = 1; well < 200; at++) {
        told t = {0};
        fhi_intake_counts counts;
        fh_error error = {0};
        fhi_arena_fail_after(at);
        fh_status status = run(&t, 1, 2, &counts, &error);
        fhi_arena_fail_after(0);
        if (status == FH_OK) {
            well++;
            continue;
        }
        assert_int_equal(status, FH_NO_MEMORY);
        assert_int_equal(error.code, FH_NO_MEMORY);
        if (well)
            print_message("%u of the allocations before number %u failed unnoticed\n", (unsigned)well, (unsigned)at);
        passed_over += well;
        told_of++;
        well = 0;
    }
    assert_int_equal(passed_over, 0);
    assert_true(told_of > 50);
}

static void square(void *context, void *job, unsigned worker)
{
    assert_true(worker < *(unsigned *)context);
    *(uint64_t *)job *= *(uint64_t *)job;
}

static void workers_give_back_jobs_in_the_order_put_in(void **state)
{
    (void)state;
    enum { ROOM = 7, JOBS = 1000 };
    unsigned threads = 3;
    uint64_t *numbers = calloc(JOBS, sizeof *numbers);
    fhi_workers *workers;
    assert_int_equal(fhi_workers_start(threads, ROOM, square, &threads, &workers, NULL), FH_OK);
    assert_null(fhi_workers_take(workers, true)); /* nothing to wait for */
    uint32_t put = 0;
    for (uint32_t taken = 0; taken < JOBS; taken++) {
        for (; put < JOBS && put - taken < ROOM; put++) {
            numbers[put] = put;
            fhi_workers_put(workers, &numbers[put]);
        }
        uint64_t *job = fhi_workers_take(workers, true);
        assert_ptr_equal(job, &numbers[taken]);
        assert_int_equal(*job, (uint64_t)taken * taken);
    }
    fhi_workers_stop(workers);
    free(numbers);
}

static void workers_stop_with_jobs_left(void **state)
{
    (void)state;
    unsigned threads = 2;
    uint64_t numbers[64] = {0};
    fhi_workers *workers;
    assert_int_equal(fhi_workers_start(threads, 64, square, &threads, &workers, NULL), FH_OK);
    for (int i = 0; i < 64; i++) fhi_workers_put(workers, &numbers[i]);
    fhi_workers_stop(workers);
}

static void an_article_that_came_before_is_known(void **state)
{
    (void)state;
    fhi_arrivals arrivals;
    assert_int_equal(fhi_arrivals_start(&arrivals, NULL), FH_OK);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < 5000; i++) {
            char id[16];
            snprintf(id, sizeof id, "%u", i / 2); /* every id twice, with other bytes */
            uint8_t digest[FHI_ARRIVALS_DIGEST] = {0};
            memcpy(digest, &i, sizeof i);
            bool came = fhi_arrivals_came(&arrivals, fhi_span_of(id), digest);
            assert_int_equal(came, pass == 1);
            if (!came) assert_int_equal(fhi_arrivals_note(&arrivals, fhi_span_of(id), digest, NULL), FH_OK);
        }
    }
    assert_int_equal(arrivals.ids.n, 5000);
    assert_true(fhi_span_is(arrivals.ids.at[4999], FHI_SPAN("2499")));
    fhi_arrivals_done(&arrivals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_come_in_order_on_any_number_of_threads),
        cmocka_unit_test(kept_documents_outlive_the_run),
        cmocka_unit_test(a_refusal_ends_the_run),
        cmocka_unit_test(memory_that_runs_out_anywhere_is_told),
        cmocka_unit_test(workers_give_back_jobs_in_the_order_put_in),
        cmocka_unit_test(workers_stop_with_jobs_left),
        cmocka_unit_test(an_article_that_came_before_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
