/* SPDX-License-Identifier: Apache-2.0 */
/* The frame of a picture; see picture.h. */
#include "emit/picture.h"
#include "base/span.h"

void fhi_picture_open(fhi_output *output, const char *kind, const char *title, uint32_t height)
{
    fhi_output_format(output,
                      "<div class=\"picture\" tabindex=\"0\"><svg class=\"%s\" role=\"group\" viewBox=\"0 0 %d %u\" "
                      "xmlns=\"http://www.w3.org/2000/svg\"><title>%s</title>",
                      kind, FHI_PICTURE_WIDTH, (unsigned)height, title);
}

void fhi_picture_close(fhi_output *output)
{
    fhi_output_put(output, FHI_SPAN("</svg></div>\n"));
}
