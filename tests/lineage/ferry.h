/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: one report of an agency, whose copies and rewrites they write themselves. */
#ifndef FIRSTHAND_TESTS_LINEAGE_FERRY_H
#define FIRSTHAND_TESTS_LINEAGE_FERRY_H

#define FERRY                                                                                                          \
    "A ferry with 212 people on board ran aground off the island of Skell late on Sunday, tearing a hole in its "      \
    "hull, the coastguard said.\\n\\nAll passengers were taken off by lifeboats and a fishing vessel before dawn, "    \
    "and nine were treated for cold. The captain stayed on board with four of his crew.\\n\\nThe Ingrid Vance, built " \
    "in 1994, was on its regular crossing from Merrenport to Osk when it struck the Hallow reef, which lies half a "   \
    "mile outside the marked channel.\\n\\n\\\"We do not yet know why she left the channel,\\\" said coastguard "      \
    "commander Hedda Roe. \\\"The recorder has been secured.\\\"\\n\\nThe operator, Skellin Line, said the ship "      \
    "passed its yearly survey in March. Two of its other ferries were held in port last year over faulty steering "    \
    "gear.\\n\\nWinds were light and visibility was good at the time, the weather office said. Divers are to look at " \
    "the hull on Tuesday.\\n\\nThe transport ministry opened an inquiry and said first findings would be published "   \
    "within 30 days.\\n"

#endif
