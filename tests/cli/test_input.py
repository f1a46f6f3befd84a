# SPDX-License-Identifier: Apache-2.0
"""Bad input: a clear message, the right exit code, the rest of the work done."""
import os
import subprocess
import time
import unittest

from program import BINARY, COMMANDS, FERRY, STRIKE, Case, records, run


class BadInput(Case):
    def test_a_missing_file(self):
        missing = os.path.join(self.folder, 'missing.txt')
        for command in COMMANDS:
            self.ended(run(command, '--format', 'json', missing), 3, f'firsthand: {missing}: ', 'nothing could be read')

    def test_a_missing_file_among_others(self):
        good = self.write('good.txt', FERRY)
        missing = os.path.join(self.folder, 'missing.txt')
        done = self.ended(run('read', '--format', 'jsonl', missing, good), 1, missing)
        self.assertEqual(len(self.articles(done)), 1)

    def test_an_empty_file(self):
        self.write('a-empty.txt', '')
        self.write('b.txt', FERRY)
        done = run('read', '--format', 'jsonl', self.folder)
        self.assertIn(done.returncode, (0, 1))
        self.assertTrue(any(a['path'].endswith('b.txt') for a in self.articles(done)))
        for command in COMMANDS:
            self.assertIn(run(command, '--format', 'json', os.path.join(self.folder, 'a-empty.txt')).returncode, (0, 1, 3))

    def test_a_binary_file(self):
        path = self.write('a.bin', bytes(range(256)) * 64)
        self.write('b.txt', FERRY)
        self.ended(run('read', '--format', 'jsonl', path), 3, path)
        done = self.ended(run('read', '--format', 'jsonl', self.folder), 1, path)
        self.assertEqual(len(self.articles(done)), 1)

    def test_bytes_that_are_not_utf_8_come_out_as_utf_8(self):
        self.write('a.txt', 'Ministers met in K\xf6ln on Monday.\n\nThey said nothing.\n'.encode('latin-1'))
        self.write('b.txt', b'Two \xff\xfe\xc3 broken bytes, and a lone \xe2\x82 one.\n')
        for command in COMMANDS:
            done = run(command, '--format', 'jsonl', self.folder)
            self.assertIn(done.returncode, (0, 1))
            done.stdout.decode()

    def test_json_lines_with_broken_lines(self):
        good = records(FERRY, STRIKE).splitlines(keepends=True)
        path = self.write('a.jsonl', good[0] + b'{"text": "cut o\n' + b'[1, 2]\n' + b'{"title": "no text"}\n' + b'{"text": 7}\n' + good[1])
        done = self.ended(run('read', '--format', 'jsonl', path), 1, f'firsthand: {path}: ', '2', '3', '4', '5')
        self.assertEqual([a['id'] for a in self.articles(done)], ['0', '1'])
        self.assertEqual(len(done.stderr.splitlines()), 4)

    def test_broken_json_is_no_text(self):
        for broken in ('{"text": "One.",}', '{\n  "text": "cut o', '[{"text": "One."},\n{"te', '{"text": "a\\u0000b"}'):
            self.ended(run('read', '--format', 'jsonl', self.write('a.json', broken)), 3, 'not a JSON object: ')
        self.ended(run('read', '--format', 'jsonl', self.write('a.json', '{"text": "a\\u0000b"}')), 3, 'a NUL stands in a string')

    def test_links_that_loop(self):
        self.write('a.txt', FERRY)
        os.symlink('.', os.path.join(self.folder, 'self'))
        os.symlink('y', os.path.join(self.folder, 'x'))
        os.symlink('x', os.path.join(self.folder, 'y'))
        os.makedirs(os.path.join(self.folder, 'deep', 'er'))
        os.symlink('../..', os.path.join(self.folder, 'deep', 'er', 'up'))
        done = run('read', '--format', 'jsonl', self.folder, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(self.articles(done)), 1)

    def test_folders_at_and_past_the_deepest(self):
        deepest = os.path.join(self.folder, *['d'] * 63)  # LIMIT(PATH_DEPTH): with the folder named, 64
        self.write(os.path.join(deepest, 'a.txt'), FERRY)
        self.assertEqual(len(self.articles(self.ended(run('read', '--format', 'jsonl', self.folder), 0))), 1)
        self.write(os.path.join(deepest, 'e', 'b.txt'), STRIKE)
        done = self.ended(run('read', '--format', 'jsonl', self.folder), 1, 'nested too deeply')
        self.assertEqual(len(self.articles(done)), 1)

    def test_a_link_to_nothing(self):
        self.write('a.txt', FERRY)
        os.symlink('nowhere', os.path.join(self.folder, 'b.txt'))
        done = self.ended(run('read', '--format', 'jsonl', self.folder), 1, 'b.txt')
        self.assertEqual(len(self.articles(done)), 1)

    def test_a_file_that_vanishes_meanwhile(self):
        """Standard input is read first and held open; what stands behind it on the command line goes away."""
        gone, stays = self.write('gone.txt', STRIKE), self.write('stays.txt', FERRY)
        with subprocess.Popen([BINARY, 'read', '--format', 'jsonl', '-', gone, stays], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as child:
            time.sleep(.2)
            os.remove(gone)
            out, errors = child.communicate(records('The first report.'), timeout=60)
        self.assertEqual(child.returncode, 1, errors)
        self.assertIn(gone.encode(), errors)
        self.assertEqual(len(out.splitlines()), 2)

    @unittest.skipIf(os.geteuid() == 0, 'root may read everything')
    def test_a_file_that_may_not_be_read(self):
        path = self.write('a.txt', FERRY)
        os.chmod(path, 0)
        self.ended(run('read', path), 3, path)

    def test_a_control_character_in_a_name_does_not_reach_the_terminal(self):
        done = run('read', os.path.join(self.folder, 'a\x1b[31m.txt'))
        self.assertNotIn(b'\x1b', done.stderr)
        done = run('read', os.path.join(self.folder, 'a\x9b31m.txt'))
        self.assertIn(b'a?31m.txt', done.stderr)
        done = run('r\x1b[31mead', self.folder)
        self.assertNotIn(b'\x1b', done.stderr)

    def test_control_characters_in_a_text_do_not_reach_the_terminal(self):
        path = self.write('a.jsonl', records('Red \x1b[31malert\x07 was given. ' + FERRY, title='A \x1b]0;title\x07'))
        for command in COMMANDS:
            done = run(command, '--format', 'text', path)
            self.assertFalse(set(done.stdout) & (set(range(32)) - {10}), command)

    def test_an_empty_folder(self):
        self.ended(run('read', '--format', 'json', self.folder), 3, 'nothing could be read: there is no file in the folders named')

    def test_100_megabytes_in_one_line(self):
        path = os.path.join(self.folder, 'long.txt')
        with open(path, 'wb') as f:
            for _ in range(100):
                f.write(b'lorem ipsum dolor 12 ' * 49932 + b'lorem m ')
        began = time.monotonic()
        done = run('read', '--format', 'jsonl', path, timeout=240)
        self.ended(done, 1, f'firsthand: {path}: only the first 16 MiB')
        self.assertLess(time.monotonic() - began, 120)  # with sanitizers, beside other tests; the release build takes a second

    def test_a_record_that_is_too_long_is_named(self):
        path = self.write('a.jsonl', records(FERRY, 'lorem ipsum ' * (17 << 20 >> 3)))
        self.ended(run('read', '--format', 'jsonl', path), 1, f'firsthand: {path}: record 2: only the first 16 MiB')

    def test_one_long_word_and_one_long_line_of_json(self):
        self.write('a.txt', b'x' * (4 << 20))
        self.write('b.jsonl', records('(' * (1 << 20)) + records('"' * (1 << 20)))
        for command in ('annotate', 'brief'):
            self.assertIn(run(command, '--format', 'json', self.folder, timeout=240).returncode, (0, 1))


class Output(Case):
    def test_standard_output_that_nobody_reads(self):
        path = self.write('a.jsonl', records(*[FERRY] * 3000))
        with subprocess.Popen([BINARY, 'read', '--format', 'jsonl', path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            child.stdout.read(10)
            child.stdout.close()
            errors = child.stderr.read()
            self.assertEqual(child.wait(60), 1)
        self.assertEqual(errors, b'')

    def test_standard_output_closed(self):
        path = self.write('a.txt', FERRY)
        for command in COMMANDS:
            done = subprocess.run(['sh', '-c', 'exec "$0" "$@" >&-', BINARY, command, path], stderr=subprocess.PIPE, timeout=60)
            self.ended(done, 5, 'standard output')

    @unittest.skipUnless(os.path.exists('/dev/full'), 'no /dev/full here')
    def test_a_full_disk(self):
        path = self.write('a.txt', FERRY)
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([BINARY, 'read', path], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.ended(done, 5, 'standard output')


if __name__ == '__main__':
    unittest.main()
