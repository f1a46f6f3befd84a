/* SPDX-License-Identifier: Apache-2.0 */
/* The block for verify inside an HTML or Markdown brief: edition.h says what stands round it. It holds claims, figures and events
 * besides the lines, whose cites a reader of the page is shown, too. */
#include "emit/brief_json.h"

void fhi_proof_write(fhi_output *output, const fhi_edition *edition)
{
    fhi_print json;
    fhi_print_start(&json, output);
    json.in_comment = true;
    fhi_print_object(&json);
    fhi_brief_json_head(&json, edition);
    fhi_brief_json_claims(&json, edition);
    fhi_brief_json_sections(&json, edition);
    fhi_print_end_object(&json);
}
