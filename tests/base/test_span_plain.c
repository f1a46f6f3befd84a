/* SPDX-License-Identifier: Apache-2.0 */
/* The questions of test_span.c, answered as on processors without SSE2. */
#undef __SSE2__
#include "base/test_span.c"
