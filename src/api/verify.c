/* SPDX-License-Identifier: Apache-2.0 */
/* fh_verify. */
#include "base/error.h"
#include "firsthand/firsthand.h"

fh_status fh_verify(const char *brief, const char *documents, fh_problem *problem, void *problem_context,
                    fh_verification *verification, fh_error *error)
{
    (void)brief, (void)documents, (void)problem, (void)problem_context, (void)verification;
    return fhi_error_set(error, FH_UNSUPPORTED, "api", 0, "verify is not there yet");
}
