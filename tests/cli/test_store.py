# SPDX-License-Identifier: Apache-2.0
"""Stories that are kept from run to run: the same as in one run, whatever happens in between."""
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
import unittest

from program import BINARY, Case, run

SYLLABLES = ('ba', 'do', 'fe', 'gil', 'ho', 'ka', 'lum', 'mi', 'nor', 'pu', 'ras', 'to')


def word(n):
    return ''.join(SYLLABLES[n // 12 ** k % 12] for k in range(4))


def reports(n, seed=7):
    """JSON Lines: reports in invented words, 40 a day, on matters that last some days."""
    chance, lines = random.Random(seed), []
    for i in range(n):
        day, matter = i // 40, chance.randrange(25)
        base = (matter * 61 + day // (2 + matter % 5)) * 40
        words = [word(base + chance.randrange(40)) for _ in range(60)]
        lines.append(json.dumps({'id': f'r{i}', 'title': ' '.join(words[:6]).capitalize(), 'text': ' '.join(words).capitalize() + '.',
                                 'published': f'2025-{1 + day // 28 % 12:02}-{1 + day % 28:02}'}) + '\n')
    return lines


class Store(Case):
    def stories(self, *args, lines=None, code=0, said=(), **more):
        done = run('stories', '--format', 'jsonl', *args, *(['-'] if lines is not None else []),
                   input=''.join(lines or []).encode(), **more)
        return self.ended(done, code, *said).stdout

    def path(self):
        return os.path.join(self.folder, 'kept.store')

    def change(self, sql, *values):
        with sqlite3.connect(self.path()) as db:
            db.execute(sql, values)
        db.close()

    def test_runs_one_after_the_other_are_as_one(self):
        lines = reports(600)
        for window in ([], ['--window', '5']):
            whole = self.stories(*window, lines=lines)
            if os.path.exists(self.path()):
                os.remove(self.path())
            for start, end in ((0, 1), (1, 90), (90, 333), (333, 600)):
                listed = self.stories(*window, '--store', self.path(), lines=lines[start:end])
                self.assertEqual(listed, self.stories(*window, lines=lines[:end]))
            self.assertEqual(listed, whole)
            self.assertEqual(self.stories('--store', self.path()), whole)  # nothing to add: it is listed
            self.assertEqual(os.listdir(self.folder), ['kept.store'])

    def test_threads_and_batch_make_no_difference_to_what_is_kept(self):
        lines = reports(200)
        self.stories('--store', self.path(), '--batch', '--threads', '4', lines=lines[:120])
        self.assertEqual(self.stories('--store', self.path(), '--threads', '1', lines=lines[120:]), self.stories(lines=lines))

    def test_what_is_there_already_is_taken_once(self):
        lines = reports(80)
        whole = self.stories('--store', self.path(), lines=lines)
        again = self.stories('--store', self.path(), lines=lines, said=['80 articles were in it already'])
        self.assertEqual(again, whole)

    def test_a_kill_loses_nothing_that_was_kept(self):
        lines = reports(3000)
        source = self.write('reports.jsonl', ''.join(lines))
        whole = self.stories('--window', '9', lines=lines)
        command = [BINARY, 'stories', '--format', 'jsonl', '--window', '9', '--store', self.path(), source]
        start = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        took = time.monotonic() - start
        self.assertEqual(done.stdout, whole)
        os.remove(self.path())
        chance, killed, kept = random.Random(3), 0, 0
        for _ in range(12):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * took)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            listed = run('stories', '--format', 'jsonl', '--store', self.path())
            self.ended(listed, 0)
            now = sum(len(json.loads(line)['articles']) for line in listed.stdout.splitlines())
            self.assertGreaterEqual(now, kept)
            kept = now
        self.assertGreater(killed, 0)
        self.assertEqual(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout, whole)

    def test_one_run_at_a_time(self):
        process = subprocess.Popen([BINARY, 'stories', '--store', self.path(), '-'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not os.path.exists(self.path()) and time.monotonic() < deadline:
            time.sleep(.01)
        time.sleep(.1)
        self.stories('--store', self.path(), lines=reports(3), code=4, said=['in use by another run'])
        process.communicate(reports(1)[0].encode())
        self.assertEqual(process.returncode, 0)
        self.stories('--store', self.path(), lines=reports(3))

    def test_of_runs_that_start_together_one_has_the_store(self):
        source = self.write('reports.jsonl', ''.join(reports(1000)))
        for n in range(8):
            command = [BINARY, 'stories', '--store', f'{self.path()}{n}', source]
            together = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
            self.assertIn(sorted(process.wait() for process in together), ([0, 0], [0, 4]))

    def test_the_window_is_that_of_the_store(self):
        lines = reports(300)
        self.stories('--store', self.path(), '--window', '4', lines=lines[:100])
        self.stories('--store', self.path(), '--window', '5', lines=lines[100:], code=2, said=['a window of 4 days'])
        self.assertEqual(self.stories('--store', self.path(), lines=lines[100:]), self.stories('--window', '4', lines=lines))
        os.remove(self.path())
        self.stories('--store', self.path(), lines=lines[:100])
        self.stories('--store', self.path(), '--window', '5', lines=lines[100:], code=2, said=['without a window'])

    def test_a_damaged_index_is_made_anew(self):
        lines = reports(400)
        whole = self.stories('--window', '6', lines=lines)
        damage = (('UPDATE term SET row = ?', b'\1\2\3'), ('UPDATE place SET sum = sum + 1 WHERE number = ?', 77), ('DELETE FROM state WHERE number = ?', 0),
                  ('DELETE FROM arrival WHERE number > ?', 100), ('DELETE FROM closed WHERE number >= ?', 0))
        for sql, value in damage:
            if os.path.exists(self.path()):
                os.remove(self.path())
            self.stories('--window', '6', '--store', self.path(), lines=lines[:300])
            self.change(sql, value)
            self.assertEqual(self.stories('--store', self.path(), lines=lines[300:], said=['its index was made anew out of its 300 articles']), whole)
            self.assertEqual(self.stories('--store', self.path()), whole)
            self.assertEqual(os.listdir(self.folder), ['kept.store'])

    def test_an_index_that_is_gone_is_made_anew(self):
        lines = reports(200)
        whole = self.stories('--store', self.path(), lines=lines)
        for sheet in ('arrival', 'place', 'closed', 'term', 'cut', 'state'):
            self.change(f'DROP TABLE {sheet}')
        self.assertEqual(self.stories('--store', self.path(), said=['made anew out of its 200 articles']), whole)

    def test_a_store_made_anew_keeps_its_window(self):
        self.stories('--store', self.path(), '--window', '4', lines=reports(3))
        self.change('DELETE FROM article')
        self.stories('--store', self.path(), said=['made anew out of its 0 articles'])
        self.stories('--store', self.path(), '--window', '5', code=2, said=['a window of 4 days'])

    def test_damaged_articles_are_told_when_they_are_needed(self):
        self.stories('--store', self.path(), lines=reports(50))
        self.change('UPDATE article SET row = ? WHERE number = 20', b'no article')
        self.stories('--store', self.path())
        self.change('DELETE FROM state')
        self.stories('--store', self.path(), code=4, said=["row 20 of its sheet 'article' has changed"])
        self.assertEqual(os.listdir(self.folder), ['kept.store'])

    def test_a_damaged_page_is_told_or_mended(self):
        lines = reports(300)
        whole = self.stories('--store', self.path(), lines=lines)
        self.assertGreater(self.mended('kept.store', whole, 'stories', '--format', 'jsonl', '--store', self.path()), 0)

    def test_another_file_is_left_alone(self):
        path = self.write('letter.txt', 'Dear editor,\nthe ferry was late again. Nobody said why.\n' * 40)
        self.stories('--store', path, lines=reports(3), code=4, said=['no store of firsthand'])
        with open(path, encoding='utf-8') as f:
            self.assertTrue(f.read().startswith('Dear editor'))

    def test_a_store_of_another_format_is_left_alone(self):
        self.stories('--store', self.path(), lines=reports(3))
        for version, age in ((9, 'a newer'), (1, 'an older')):
            self.change(f'PRAGMA user_version = {version}')
            self.stories('--store', self.path(), lines=reports(3), code=4, said=[f'{age} firsthand'])

    def test_a_store_that_cannot_grow_keeps_what_it_had(self):
        lines = reports(1500)
        kept = self.stories('--store', self.path(), lines=lines[:400])
        most = os.path.getsize(self.path()) + 200_000
        limited = subprocess.run([BINARY, 'stories', '--store', self.path(), '-'], input=''.join(lines).encode(), stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
                                                                             resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))))
        self.assertEqual(limited.returncode, 3, limited.stderr)
        self.assertIn(b'kept.store: it cannot be read or written', limited.stderr)
        self.assertEqual(self.stories('--store', self.path()), kept)
        self.assertEqual(self.stories('--store', self.path(), lines=lines, said=['400 articles were in it already']), self.stories(lines=lines))

    def test_a_store_is_for_stories(self):
        self.ended(run('brief', '--store', self.path(), self.folder), 2, "'brief' takes no --store")
        self.ended(run('stories', '--store'), 2, '--store needs a value')
        self.ended(run('stories', '--store', '', self.folder), 2, '--store needs the path')
        self.ended(run('stories', '--store', os.path.join(self.folder, 'no', 'such', 'folder')), 3, 'no/such/folder: it cannot be read or written: No such file')
        self.ended(run('stories', '--store', self.folder), 3, 'it cannot be read or written: ')


if __name__ == '__main__':
    unittest.main()
