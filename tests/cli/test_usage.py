# SPDX-License-Identifier: Apache-2.0
"""Help, version, and what is said to a wrong command line."""
import unittest

from program import COMMANDS, FERRY, Case, run


class Usage(Case):
    def test_help_is_on_standard_output(self):
        for args in (['--help'], ['-h'], ['help'], *([c, '--help'] for c in (*COMMANDS, 'verify')), ['help', 'brief'], ['read', 'x', '-h']):
            done = self.ended(run(*args), 0)
            self.assertTrue(done.stdout.startswith(b'Usage: firsthand'), args)
            self.assertIn(b'Example', done.stdout)

    def test_help_of_a_command_names_it_and_its_options(self):
        for command in COMMANDS:
            text = run(command, '--help').stdout.decode()
            self.assertIn(f'firsthand {command}', text)
            for option in ('--format', '--plain', '--published', '--threads', '--width', '--color'):
                self.assertIn(option, text)
        self.assertIn('--batch', run('stories', '--help').stdout.decode())
        self.assertIn('--documents', run('verify', '--help').stdout.decode())

    def test_help_lines_fit_a_terminal(self):
        for args in (['--help'], *([c, '--help'] for c in (*COMMANDS, 'verify'))):
            for line in run(*args).stdout.decode().splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_version(self):
        self.assertRegex(self.ended(run('--version'), 0).stdout.decode(), r'^firsthand \d+\.\d+\.\d+\n$')

    def test_wrong_usage_ends_in_2_and_says_what_to_do(self):
        path = self.write('a.txt', FERRY)
        for args, said in (
            ([], 'firsthand --help'),
            (['reed', path], "no command 'reed'"),
            (['read'], 'no PATH'),
            (['read', '--fromat', 'json', path], 'no option --fromat'),
            (['read', '--format', 'xml', path], 'text, json, jsonl, cdxj or opml'),
            (['read', '--format', 'md', path], 'text, json, jsonl, cdxj or opml'),
            (['brief', '--format', 'pdf', path], 'md or html'),
            (['read', path, '--format'], 'needs a value'),
            (['read', '--plain=yes', path], 'takes no value'),
            (['read', '--batch', path], "'read' takes no --batch"),
            (['brief', '--window', '30', path], "'brief' takes no --window"),
            (['lineage', '--batch', path], "'lineage' takes no --batch"),
            (['stories', '--window', '0', path], 'from 1 to 36500'),
            (['stories', '--window', '36501', path], 'from 1 to 36500'),
            (['stories', '--window', '30', '--batch', path], 'give one of them'),
            (['read', '--documents', '.', path], 'takes no --documents'),
            (['read', '--threads', '0', path], 'from 1 to 256'),
            (['read', '--threads', 'two', path], 'from 1 to 256'),
            (['read', '--threads', '99999999999999999999', path], 'from 1 to 256'),
            (['read', '--width', '39', path], 'from 40 to 200'),
            (['read', '--color', 'red', path], 'auto, always or never'),
            (['read', '--published', 'yesterday', path], 'ISO 8601'),
            (['read', '--published', '2024-02-30', path], "a day like 2024-10-28 (ISO 8601), not '2024-02-30'"),
            (['help', 'breif'], "no command 'breif'"),
            (['verify'], 'needs the BRIEF'),
            (['verify', path, path], 'one BRIEF'),
            (['verify', '--format', 'json', path], 'takes no --format'),
            (['verify', '--color', 'never', path], 'takes no --color'),
        ):
            with self.subTest(args=args):
                done = self.ended(run(*args), 2, said)
                self.assertEqual(done.stdout, b'')

    def test_a_window_may_be_as_long_as_its_limit(self):
        path = self.write('a.txt', FERRY)
        wanted = self.ended(run('stories', '--format', 'jsonl', path), 0).stdout
        self.assertEqual(self.ended(run('stories', '--window', '36500', '--format', 'jsonl', path), 0).stdout, wanted)

    def test_options_stand_anywhere_and_take_their_value_either_way(self):
        path = self.write('a.txt', FERRY)
        wanted = run('read', '--format', 'jsonl', '--plain', path).stdout
        for args in (['--plain', path, '--format=jsonl'], [path, '--format', 'jsonl', '--plain'], ['--format=jsonl', '--plain', '--', path]):
            self.assertEqual(self.ended(run('read', *args), 0).stdout, wanted)

    def test_a_path_may_look_like_an_option_behind_two_dashes(self):
        self.write('--plain', FERRY)
        done = self.ended(run('read', '--format', 'jsonl', '--', '--plain', cwd=self.folder), 0)
        self.assertEqual(self.articles(done)[0]['path'], '--plain')

    def test_colours_only_where_they_are_asked_for(self):
        path = self.write('a.txt', FERRY)
        for command in COMMANDS:
            self.assertNotIn(b'\x1b', run(command, path).stdout)
            self.assertNotIn(b'\x1b', run(command, '--color', 'never', path).stdout)
        self.assertIn(b'\x1b[', run('read', '--color', 'always', path).stdout)


if __name__ == '__main__':
    unittest.main()
