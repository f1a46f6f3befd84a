/* SPDX-License-Identifier: Apache-2.0 */
/* The Hindu calendar; see lunisolar.h. Sun and moon by the leading terms of Meeus (Astronomical Algorithms, 1991, chapters 25 and 47):
 * good to some hundredths of a degree, or five minutes of a lunar day. The zodiac is that of the Indian calendar reform (Lahiri). */
#include "annotate/when/lunisolar.h"

#include <math.h>

static const double DEGREE = 0.017453292519943295; /* in radians */
static const double EPOCH = 10957.5;               /* J2000, in days from 1970 */
static const double INDIA = 5.5 / 24;              /* ahead of UTC, in days */
static const double MOON_GAINS = 12.190749;        /* degrees a day on the sun */
static const double SUN_GOES = 0.985647;           /* degrees a day */

static double turn(double degrees)
{
    double rest = fmod(degrees, 360);
    return rest < 0 ? rest + 360 : rest;
}

/* From -180 to 180. */
static double half_turn(double degrees)
{
    return turn(degrees + 180) - 180;
}

/* Apparent longitude of the sun at a moment, in days from 1970, UTC. */
static double sun_at(double moment)
{
    double t = (moment - EPOCH) / 36525, m = (357.52911 + 35999.05029 * t) * DEGREE;
    return turn(280.46646 + 36000.76983 * t + (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) +
                0.000289 * sin(3 * m) - 0.00569);
}

static double moon_at(double moment)
{
    /* Multiples of the moon's elongation, the sun's and the moon's anomaly and the moon's latitude argument; degrees. */
    static const struct {
        int d, m, n, f;
        double size;
    } terms[] = {
        {0, 0, 1, 0, 6.288774},  {2, 0, -1, 0, 1.274027}, {2, 0, 0, 0, 0.658314},   {0, 0, 2, 0, 0.213618},
        {0, 1, 0, 0, -0.185116}, {0, 0, 0, 2, -0.114332}, {2, 0, -2, 0, 0.058793},  {2, -1, -1, 0, 0.057066},
        {2, 0, 1, 0, 0.053322},  {2, -1, 0, 0, 0.045758}, {0, 1, -1, 0, -0.040923}, {1, 0, 0, 0, -0.034720},
        {0, 1, 1, 0, -0.030383}, {2, 0, 0, -2, 0.015327}, {0, 0, 1, 2, -0.012528},  {0, 0, 1, -2, 0.010980},
        {4, 0, -1, 0, 0.010675}, {0, 0, 3, 0, 0.010034},
    };
    double t = (moment - EPOCH) / 36525, longitude = 218.3164477 + 481267.88123421 * t;
    double d = 297.8501921 + 445267.1114034 * t, m = 357.5291092 + 35999.0502909 * t,
           n = 134.9633964 + 477198.8675055 * t, f = 93.2720950 + 483202.0175233 * t;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        longitude += terms[i].size * sin((terms[i].d * d + terms[i].m * m + terms[i].n * n + terms[i].f * f) * DEGREE);
    return turn(longitude);
}

/* How far the moon is ahead of the sun: 0 at new moon. */
static double lead_at(double moment)
{
    return turn(moon_at(moment) - sun_at(moment));
}

/* The moment near `guess` at which the moon is ahead by so many degrees. */
static double moment_of_lead(double guess, double degrees)
{
    for (int i = 0; i < 4; i++) guess -= half_turn(lead_at(guess) - degrees) / MOON_GAINS;
    return guess;
}

/* The sign of the sidereal zodiac in which the sun is. */
static double sidereal_sun(double moment)
{
    double since = (moment - EPOCH) / 36525;
    return turn(sun_at(moment) - 23.857 - 1.396971 * since);
}

/* The first day on which the hour, in India, has come to be at or after the moment. */
static fhi_day day_of_hour(double moment, int hour)
{
    return (fhi_day)ceil(moment + INDIA - hour / 24.0);
}

static fhi_day first_day(int32_t year)
{
    return fhi_day_of((fhi_date){year, 1, 1});
}

fhi_day fhi_lunisolar_day(int32_t year, int month, int tithi, int hour)
{
    enum { MONTHS = 15 }; /* that may hold a day of the year */
    fhi_day first = first_day(year), last = first_day(year + 1) - 1;
    double moon = moment_of_lead(first - 30 - half_turn(lead_at(first - 30)) / MOON_GAINS, 0);
    for (int i = 0; i < MONTHS; i++) {
        double next = moment_of_lead(moon + 29.53, 0);
        int sign = (int)(sidereal_sun(moon) / 30);
        bool added = (int)(sidereal_sun(next) / 30) == sign; /* two new moons in one sign: the first month is put in */
        if ((sign + 1) % 12 + 1 == month && !added) {
            double begins = moment_of_lead(moon + (tithi - 1) * 12 / MOON_GAINS, (tithi - 1) * 12);
            double ends = moment_of_lead(begins + 12 / MOON_GAINS, tithi * 12);
            fhi_day day = day_of_hour(begins, hour);
            if (day_of_hour(ends, hour) == day) day--; /* it holds at the hour of no day: the one on which it begins */
            if (day >= first && day <= last) return day;
        }
        moon = next;
    }
    return FHI_NO_DAY;
}

fhi_day fhi_lunisolar_entry(int32_t year, int sign)
{
    enum { SUNSET = 18 };
    double begin = first_day(year), moment = begin + turn(sign * 30.0 - sidereal_sun(begin)) / SUN_GOES;
    for (int i = 0; i < 4; i++) moment -= half_turn(sidereal_sun(moment) - sign * 30.0) / SUN_GOES;
    return day_of_hour(moment, SUNSET);
}
