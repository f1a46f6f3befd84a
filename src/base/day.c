/* SPDX-License-Identifier: Apache-2.0 */
/* Days as numbers; see day.h. */
#include "base/day.h"

#include "base/span.h"

#include <string.h>

fhi_day fhi_day_of(fhi_date date)
{
    int32_t y = date.year - (date.month <= 2);
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    uint32_t of_era = (uint32_t)(y - era * 400);
    uint32_t of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
    uint32_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + (int32_t)days - 719468;
}

fhi_date fhi_day_date(fhi_day day)
{
    int32_t z = day + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    uint32_t of_era = (uint32_t)(z - era * 146097);
    uint32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    uint32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    uint32_t mp = (5 * of_year + 2) / 153;
    fhi_date date = {.day = of_year - (153 * mp + 2) / 5 + 1, .month = mp < 10 ? mp + 3 : mp - 9};
    date.year = (int32_t)year + era * 400 + (date.month <= 2);
    return date;
}

uint32_t fhi_day_weekday(fhi_day day)
{
    int32_t w = (day + 3) % 7; /* day 0 was a Thursday */
    return (uint32_t)(w < 0 ? w + 7 : w);
}

uint32_t fhi_day_in_month(int32_t year, uint32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool fhi_day_exists(int32_t year, uint32_t month, uint32_t day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= fhi_day_in_month(year, month);
}

static bool read_digits(fh_span *text, size_t n, int32_t *value)
{
    if (text->len < n) return false;
    *value = 0;
    for (size_t i = 0; i < n; i++) {
        if (!fhi_ascii_digit(text->ptr[i])) return false;
        *value = *value * 10 + (text->ptr[i] - '0');
    }
    text->ptr += n;
    text->len -= n;
    return true;
}

static void skip_hyphen(fh_span *text)
{
    if (text->len && text->ptr[0] == '-') text->ptr++, text->len--;
}

fhi_day fhi_day_read(fh_span text)
{
    int32_t year, month, day;
    if (!read_digits(&text, 4, &year)) return FHI_NO_DAY;
    skip_hyphen(&text);
    if (!read_digits(&text, 2, &month)) return FHI_NO_DAY;
    skip_hyphen(&text);
    if (!read_digits(&text, 2, &day)) return FHI_NO_DAY;
    if (text.len && fhi_ascii_digit(text.ptr[0])) return FHI_NO_DAY;
    if (!fhi_day_exists(year, (uint32_t)month, (uint32_t)day)) return FHI_NO_DAY;
    return fhi_day_of((fhi_date){year, (uint32_t)month, (uint32_t)day});
}

static void write_digits(uint32_t number, uint32_t n, char *out)
{
    for (; n > 0; number /= 10) out[--n] = (char)('0' + number % 10);
}

void fhi_day_write(fhi_day day, char out[11])
{
    fhi_date date = fhi_day_date(day);
    memcpy(out, "yyyy-mm-dd", 11);
    write_digits((uint32_t)date.year, 4, out);
    write_digits(date.month, 2, out + 5);
    write_digits(date.day, 2, out + 8);
}
