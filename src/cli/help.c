/* SPDX-License-Identifier: Apache-2.0 */
/* The texts of --help: what a command is for, what it takes, an example to copy. */
#include "help.h"

#define INPUT                                                                                                          \
    "\nPATH is a file, a folder (walked in name order, hidden files left out) or - for standard\n"                     \
    "input. What a file holds is told by its bytes, not its name: plain text, a web page, a feed\n"                    \
    "(an article an entry), an OPML list of feed files, a WARC or ARC archive (an article a\n"                         \
    "page), a CDXJ index of archives, or JSON Lines with an article a line ({\"text\": …} or\n"                      \
    "{\"html\": …} with id, title, url, outlet, byline, published, language as you have them),\n"                    \
    "each also packed with gzip or zstd. Lists and indexes name files in their own folder or\n"                        \
    "below it. Marks and lines are made of English alone; articles in other languages are listed\n"                    \
    "as not read.\n"

#define COMMON                                                                                                         \
    "  --plain           the text is clean: nothing is removed or healed\n"                                            \
    "  --published DATE  the publication date of every input that has none (2024-10-28)\n"                             \
    "  --threads N       worker threads; the output is the same for any N (default: one a\n"                           \
    "                    processor)\n"                                                                                 \
    "  --width N         columns of --format text, 40 to 200 (default: the terminal's, at most 120,\n"                 \
    "                    or 100 where there is none)\n"                                                                \
    "  --color WHEN      auto (default: on a terminal, unless NO_COLOR is set), always or never\n"

static const char overall[] =
    "Usage: firsthand COMMAND [OPTIONS] PATH…\n"
    "\n"
    "Reads many reports of the same events and tells what is said to have happened, by whom\n"
    "and through whom, and how many independent origins stand behind each statement. Every\n"
    "line cites the bytes that bear it out. It needs no network.\n"
    "\n"
    "Commands\n"
    "  read      the article in each document: title, date, outlet, credits, text\n"
    "  annotate  and in it sentences, names, times, amounts, events, who said what\n"
    "  lineage   who took text from whom, and which articles share an origin\n"
    "  stories   which articles tell of one event\n"
    "  brief     all of it as a desk reads it: what stands on two origins, what hangs on one,\n"
    "            figures that differ, what was denied, the timeline\n"
    "  verify    holds every cite of a saved brief against the documents\n"
    "\n"
    "'firsthand COMMAND --help' tells more. 'firsthand --version' prints the version.\n"
    "\n"
    "Example\n"
    "  firsthand brief reports/\n"
    "  firsthand brief --format html reports/ > brief.html\n"
    "  firsthand verify brief.html --documents reports/\n"
    "\n"
    "Exit codes\n"
    "  0  all done\n"
    "  1  done, but some input was skipped or a cite does not hold; standard error says which\n"
    "  2  wrong usage\n"
    "  3  nothing could be read, or the file of the store cannot be opened\n"
    "  4  the store is locked, damaged, from a newer version or of another command\n"
    "  5  an internal limit was met, memory ran out, or the output could not be written\n";

static const char read_help[] =
    "Usage: firsthand read [OPTIONS] PATH…\n"
    "\n"
    "Takes the article out of each document: title, byline, dateline, outlet, publication date\n"
    "with how it is known, credited agencies, and the text in blocks, each with the bytes that\n"
    "it came from. What was left out (a share line, a teaser that repeats the lead, a caption\n"
    "that stands twice) is listed, too. Articles are written as they are read.\n" INPUT "\n"
    "Options\n"
    "  --format FORMAT   text (default), json (an array), jsonl (an article a line); cdxj: an\n"
    "                    index of the archives, to be run in the folder where it is to stand;\n"
    "                    opml: a list of the feeds\n" COMMON "\n"
    "Example\n"
    "  firsthand read --format jsonl reports/ | jq -r '[.outlet, .title] | @tsv'\n"
    "  firsthand read --format cdxj *.warc.gz > pages.cdxj\n";

static const char annotate_help[] =
    "Usage: firsthand annotate [OPTIONS] PATH…\n"
    "\n"
    "Reads articles and marks in each: sentences, tokens, names and the entities they mean,\n"
    "times with their calendar days, amounts with bound, unit and what is counted, verbs with\n"
    "whether what they name happened, and statements with speaker and status.\n"
    "Articles without a date get theirs from the others of their story, so all are kept until\n"
    "the end; with --published they are written as read.\n" INPUT "\n"
    "Options\n"
    "  --format FORMAT   text (default), json (an array) or jsonl (an article a line)\n" COMMON "\n"
    "Example\n"
    "  firsthand annotate --format jsonl report.txt | jq '.statements[].speaker.name'\n";

static const char lineage_help[] =
    "Usage: firsthand lineage [OPTIONS] PATH…\n"
    "\n"
    "Tells who took text from whom: shared passages as byte ranges, what share of an article\n"
    "another accounts for, which articles go back to one origin, and for every two articles of\n"
    "a story whether they are independent, of the same origin, or neither is established, with\n"
    "reasons. In a story of more than 200 articles each is compared with the next 200 in time,\n"
    "and the number of pairs left out is told. The order of the paths does not matter, but for\n"
    "--window and --store.\n" INPUT "\n"
    "Options\n"
    "  --format FORMAT   text (default), json or jsonl (one object either way; with --window or\n"
    "                    --store an array, or an object a line)\n"
    "  --window DAYS     take a long stream in the order given, in blocks of so many days, and tell\n"
    "                    each as soon as it is whole, compared with itself and the block before:\n"
    "                    memory is then bounded by the articles of two blocks\n"
    "  --store FILE      go on with the stream in FILE, and keep there what comes; it is made where\n"
    "                    it is not there, with blocks of 3 days if --window does not say. A run\n"
    "                    tells the blocks that have become whole and, as open, the one that fills;\n"
    "                    without a PATH only that. A run that is stopped in the middle loses nothing\n"
    "                    that it told: give the same articles again\n" COMMON "\n"
    "Examples\n"
    "  firsthand lineage --format json reports/ | jq '.origins[] | {name, articles}'\n"
    "  zstdcat year.jsonl.zst | firsthand lineage --window 7 --format jsonl - > lineage.jsonl\n"
    "  firsthand lineage --store news.store today/\n";

static const char stories_help[] =
    "Usage: firsthand stories [OPTIONS] PATH…\n"
    "\n"
    "Puts articles that tell of one event together. Articles are taken in the order given, once\n"
    "each, and not kept: a decision uses only what came before it. A list is written at the\n"
    "end. With a store it is of all articles that were ever put into it, as one run over all\n"
    "of them would write it; without a PATH it is only written.\n" INPUT "\n"
    "Options\n"
    "  --format FORMAT   text (default), json (an array) or jsonl (a story a line)\n"
    "  --batch           go over the decisions again in the light of all articles\n"
    "  --window DAYS     close a story that had no article for so many days: memory is then bounded\n"
    "                    by the articles of such a window\n"
    "  --store FILE      go on from the articles and stories in FILE, and keep there what comes;\n"
    "                    it is made where it is not there. A run that is stopped in the middle\n"
    "                    loses nothing but its last articles: give them again\n" COMMON "\n"
    "Examples\n"
    "  zstdcat year.jsonl.zst | firsthand stories --format jsonl - > stories.jsonl\n"
    "  firsthand stories --store news.store --window 30 today/\n";

static const char brief_help[] =
    "Usage: firsthand brief [OPTIONS] PATH…\n"
    "\n"
    "Writes what a desk reads first about the stories in the documents: the latest, what stands\n"
    "on independent origins and what hangs on one, figures that differ, what was denied, what\n"
    "is announced, who said what, the timeline, and where each article came from. Lines are\n"
    "built out of passages of the documents, never generated, and each cites them. The order of\n"
    "the paths does not matter.\n" INPUT "\n"
    "Options\n"
    "  --format FORMAT   text (default), json, jsonl, md or html (one self-contained page)\n" COMMON "\n"
    "Example\n"
    "  firsthand brief --format html reports/ > brief.html\n"
    "  firsthand brief --format json reports/ | jq '.claims[] | select(.independent > 1).text'\n";

static const char verify_help[] =
    "Usage: firsthand verify BRIEF [--documents PATH]\n"
    "\n"
    "Checks every cite of a saved brief (json, md or html) against the documents: that the\n"
    "document's bytes have the digest that the brief names, that reading it again gives the\n"
    "quoted words in the place named, and that the bytes cited hold these words. A cite that\n"
    "does not hold is named on standard error. No network. Of md and html it checks the cites\n"
    "in the block at the end, not that what is shown above was left as it was written.\n"
    "\n"
    "Options\n"
    "  --documents PATH  where to look for the documents, by their digest: a folder or a file\n"
    "                    (default: at the paths that the brief names)\n"
    "\n"
    "Example\n"
    "  firsthand verify brief.html --documents reports/\n"
    "\n"
    "Exit codes: 0 every cite holds, 1 one does not or its document is not there, 3 the brief\n"
    "cannot be read, or nothing in PATH.\n";

const char *help_text(int command)
{
    static const char *const texts[] = {read_help, annotate_help, lineage_help, stories_help, brief_help, verify_help};
    return command < 0 ? overall : texts[command];
}
