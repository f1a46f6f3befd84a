#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every test of a build folder and ends in one line: "N passed, N failed, N skipped". Exit code 1 if one failed.
set -u
build=$1
ctest --test-dir "$build" -j "$(nproc)" --output-on-failure --output-junit tests.xml
python3 - "$build/tests.xml" <<'END'
import sys
import xml.etree.ElementTree as tree

cases = tree.parse(sys.argv[1]).getroot().findall('testcase')
states = [c.get('status') for c in cases]
passed, skipped = states.count('run'), states.count('notrun') + states.count('disabled')
failed = len(states) - passed - skipped
for c in cases:
    if c.get('status') in ('notrun', 'disabled'):
        print('skipped:', c.get('name'))
print(f'{passed} passed, {failed} failed, {skipped} skipped')
sys.exit(1 if failed or not passed else 0)
END
