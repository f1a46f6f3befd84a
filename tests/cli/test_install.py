# SPDX-License-Identifier: Apache-2.0
"""The installed library: a program in C and one in C++ are built with what pkg-config says, and give what the command line gives."""
import os
import shutil
import subprocess
import unittest

from program import BINARY, EXAMPLES, Case, run

SOURCE = r"""
#include <firsthand/firsthand.h>
#include <stdio.h>

static bool to_standard_output(void *context, fh_span bytes)
{
    (void)context;
    return fwrite(bytes.ptr, 1, bytes.len, stdout) == bytes.len;
}

int main(int argc, char **argv)
{
    fh_options options = NOTHING;
    options.command = FH_BRIEF;
    options.format = FH_JSON;
    options.paths = (const char *const *)(argv + 1);
    options.path_count = (size_t)argc - 1;
    options.write = to_standard_output;
    fh_error error;
    if (fh_run(&options, NULL, &error) == FH_OK) return 0;
    fprintf(stderr, "%s\n", error.message);
    return 1;
}
"""


class Install(Case):
    def made(self, *command, env=None):
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, **(env or {})})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    @unittest.skipUnless(shutil.which('pkg-config') and shutil.which('cc') and shutil.which('c++'), 'no compiler or no pkg-config')
    def test_programs_in_c_and_cxx(self):
        prefix = os.path.join(self.folder, 'prefix')
        self.made('cmake', '--install', os.path.dirname(BINARY), '--prefix', prefix)
        found = [os.path.join(folder, name) for folder, _, names in os.walk(prefix) for name in names]
        pc = [os.path.dirname(path) for path in found if path.endswith('firsthand.pc')]
        self.assertEqual(len(pc), 1, found)
        self.assertTrue(os.path.join(prefix, 'bin', 'firsthand') in found and any(path.endswith('man1/firsthand.1') for path in found), found)
        flags = self.made('pkg-config', '--cflags', '--libs', 'firsthand', env={'PKG_CONFIG_PATH': pc[0]}).split()
        wanted = run('brief', '--format', 'json', EXAMPLES).stdout
        for compiler, name, nothing in (('cc', 'own.c', '{0}'), ('c++', 'own.cc', '{}')):
            source, own = self.write(name, SOURCE.replace('NOTHING', nothing)), os.path.join(self.folder, compiler)
            self.made(compiler, '-Wall', '-Wextra', '-pedantic', '-Werror', '-o', own, source, *flags)
            self.assertEqual(self.made(own, EXAMPLES), wanted.decode())


if __name__ == '__main__':
    unittest.main()
