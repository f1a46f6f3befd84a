/* SPDX-License-Identifier: Apache-2.0 */
/* The bounds of limits.def as FHI_MAX_* constants. */
#ifndef FHI_BASE_LIMITS_H
#define FHI_BASE_LIMITS_H

#include <stdint.h>

enum {
#define LIMIT(name, value, reason) FHI_MAX_##name = (value),
#include "base/limits.def"
#undef LIMIT
};

#endif
