# SPDX-License-Identifier: Apache-2.0
"""`lineage --store`: blocks told over many runs as in one, whatever happens in between."""
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
from test_instalments import article, story

INDEX = ('arrival', 'state', 'told')


def stream(days=24, a_day=4, seed=7):
    """JSON Lines: reports in invented words, copies of some of those of the last days, a few without a date but for the one in their text."""
    chance, lines, recent = random.Random(seed), [], []
    for day in range(days):
        for k in range(a_day):
            made = article(day, story(day * a_day + k), f'Paper {k}', f'{day}-{k}')
            if recent and chance.random() < 0.4:
                source = chance.choice(recent)
                made['text'] = source['text'].rsplit('\n\n', 1)[0] + '\n\n' + made['text'].split('\n\n')[0]
            if chance.random() < 0.15:
                made['text'] = f'ORLOW, Jan. {1 + day} (Lowland Wire) — ' + made['text'] + f' The mast fell on Monday, Jan. {1 + day}, 2031.'
                del made['published']
            recent = recent[-3 * a_day:] + [made]
            lines.append(json.dumps(made) + '\n')
    return lines


def whole_ones(told):
    return [line for line in told.splitlines(True) if b'"open":true' not in line]


class LineageStore(Case):
    def path(self):
        return os.path.join(self.folder, 'kept.store')

    def told(self, *args, lines=None, code=0, said=()):
        done = run('lineage', '--format', 'jsonl', *args, *(['-'] if lines is not None else []), input=''.join(lines or []).encode())
        return self.ended(done, code, *said).stdout

    def kept(self, *args, **more):
        return self.told('--store', self.path(), *args, **more)

    def change(self, sql, *values):
        with sqlite3.connect(self.path()) as db:
            db.execute(sql, values)
        db.close()

    def begin(self):
        if os.path.exists(self.path()):
            os.remove(self.path())

    def one_by_one(self, lines, ends, *args):
        """What runs over parts of the lines tell, without the open blocks, and the last open one."""
        self.begin()
        told, start = [], 0
        for end in ends:
            out = self.kept(*args, lines=lines[start:end])
            told, last, start = told + whole_ones(out), out.splitlines(True)[-1], end
        return b''.join(told) + last

    def test_one_run_tells_what_blocks_without_a_store_do(self):
        lines = stream()
        for window in ('1', '3', '50'):
            self.begin()
            told = self.kept('--window', window, lines=lines)
            self.assertEqual(told.replace(b'"open":true,', b''), self.told('--window', window, lines=lines))
            self.assertIn(b'"open":true', told.splitlines()[-1])
            self.assertEqual(told.count(b'"open":true'), 1)

    def test_runs_one_after_the_other_are_as_one(self):
        lines = stream()
        n = len(lines)
        for window in ('1', '3', '7'):
            self.begin()
            whole = self.kept('--window', window, lines=lines)
            for ends in ([1, 2, 3, 50, n], range(4, n + 1, 4), [10, 40, 41, 77, n]):
                self.assertEqual(self.one_by_one(lines, ends, '--window', window), whole)
            self.assertEqual(os.listdir(self.folder), ['kept.store'])

    def test_a_copy_of_what_an_earlier_run_took_in_is_found(self):
        source, copy = article(2, story(1), 'Lowland Wire', 'source'), article(3, story(1), 'Paper', 'copy')
        other = [article(3, story(n), 'Paper', f'other-{n}') for n in (2, 3, 4)]
        self.kept('--window', '1', lines=[json.dumps(a) + '\n' for a in [source] + [{**o, 'published': source['published']} for o in other]])
        day, today = [json.loads(line) for line in self.kept(lines=[json.dumps({**a, 'id': 'x' + a['id']}) + '\n' for a in other + [copy]]).splitlines()]
        self.assertNotIn('open', day)
        self.assertIs(today['open'], True)
        self.assertIn(('source', 'xcopy'), [(link['from'], link['to']) for link in today['links']])
        origin = {a['id']: a['origin'] for block in (day, today) for a in block['articles']}
        self.assertEqual(origin['source'], origin['xcopy'])

    def test_without_a_path_the_block_that_fills_is_told(self):
        lines = stream(10)
        told = self.kept('--window', '3', lines=lines)
        self.assertEqual(self.kept(), told.splitlines(True)[-1])
        self.begin()
        self.assertEqual(self.kept(), b'')
        self.assertEqual(self.kept('--format', 'json'), b'[]\n')

    def test_what_is_there_already_changes_nothing(self):
        lines = stream(12)
        told = self.kept('--window', '3', lines=lines)
        again = self.kept(lines=lines, said=[f'{len(lines)} articles were in it already'])
        self.assertEqual(again, told.splitlines(True)[-1])
        more = stream(20)
        self.assertEqual(whole_ones(told) + whole_ones(self.kept(lines=more, said=['in it already'])),
                         whole_ones(self.told('--window', '3', lines=more))[:-1])

    def test_threads_and_the_order_of_a_day_make_no_difference(self):
        lines = stream(16)
        one = self.one_by_one(lines, [21, 50, 64], '--threads', '1', '--window', '3')
        self.assertEqual(self.one_by_one(lines, [21, 50, 64], '--threads', '4', '--window', '3'), one)
        dated = [line for line in lines if '"published"' in line]
        told = self.one_by_one(dated, [20, len(dated)], '--window', '3')
        chance = random.Random(3)
        mixed = sorted(dated, key=lambda line: (json.loads(line)['published'], chance.random()))
        self.assertEqual(self.one_by_one(mixed, [20, len(mixed)], '--window', '3'), told)

    def test_a_kill_loses_nothing_that_was_told(self):
        lines = stream(40, 60)
        source = self.write('reports.jsonl', ''.join(lines))
        command = [BINARY, 'lineage', '--format', 'jsonl', '--window', '2', '--threads', '2', '--store', self.path(), source]
        start = time.monotonic()
        whole = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout
        took = time.monotonic() - start
        chance, killed, halfway = random.Random(5), 0, 0
        for _ in range(3):
            self.begin()
            told = []
            for _ in range(6):
                process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                try:
                    out, _ = process.communicate(timeout=chance.random() * took * 0.8)
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    out, _ = process.communicate()
                killed += process.returncode == -signal.SIGKILL
                blocks = whole_ones(out)
                if blocks and not blocks[-1].endswith(b'\n'):
                    blocks.pop()  # it was being written: it counts as not told
                halfway += bool(blocks) and process.returncode != 0
                if told and blocks and blocks[0] == told[-1]:
                    blocks = blocks[1:]  # written, but not noted as told any more: told again, the same
                told += blocks
            out = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout.splitlines(True)
            if told and out[0] == told[-1]:
                out = out[1:]
            self.assertEqual(b''.join(told + out), whole)
        self.assertGreater(killed, 0)
        self.assertGreater(halfway, 0)

    def test_a_block_that_cannot_be_written_is_told_again(self):
        lines = stream(12)
        whole = self.kept('--window', '3', lines=lines)
        self.begin()
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([BINARY, 'lineage', '--format', 'jsonl', '--window', '3', '--store', self.path(), '-'], input=''.join(lines).encode(),
                                  stdout=full, stderr=subprocess.PIPE)
        self.assertNotEqual(done.returncode, 0)
        self.assertNotIn(b'kept.store', done.stderr)
        self.assertEqual(self.kept('--window', '3', lines=lines), whole)

    def test_a_damaged_index_is_made_anew(self):
        lines = stream(20)
        self.begin()
        self.kept('--window', '3', lines=lines[:50])
        rest = self.kept(lines=lines[50:])
        damage = (('UPDATE state SET row = ?', b'\1\2\3'), ('UPDATE told SET sum = sum + ?', 1), ('DELETE FROM state WHERE number = ?', 0),
                  ('DELETE FROM arrival WHERE number > ?', 20), ('DELETE FROM told WHERE number >= ?', 0))
        for sql, value in damage:
            self.begin()
            self.kept('--window', '3', lines=lines[:50])
            self.change(sql, value)
            self.assertEqual(self.kept(lines=lines[50:], said=['its index was made anew out of its 50 articles']), rest)
            self.assertEqual(os.listdir(self.folder), ['kept.store'])
        for sheet in INDEX:
            self.change(f'DROP TABLE {sheet}')
        self.assertEqual(self.kept(said=[f'made anew out of its {len(lines)} articles']), rest.splitlines(True)[-1])
        self.kept('--window', '2', code=2, said=['a window of 3 days'])
        self.change('DELETE FROM setting')
        self.kept(code=4, said=['its settings are not there'])

    def test_a_damaged_page_is_told_or_mended(self):
        lines = stream(16)
        told = self.kept('--window', '3', lines=lines).splitlines(True)[-1]
        self.assertGreater(self.mended('kept.store', told, 'lineage', '--format', 'jsonl', '--store', self.path()), 0)

    def test_damaged_articles_are_told_when_they_are_needed(self):
        lines = stream(16)
        told = self.kept('--window', '2', lines=lines).splitlines(True)[-1]
        self.change('UPDATE article SET row = ? WHERE number = 2', b'no article')
        self.assertEqual(self.kept(), told)  # its block is long over
        self.change('UPDATE article SET row = ? WHERE number = ?', b'no article', len(lines) - 2)
        self.kept(code=4, said=["row 2 of its sheet 'article' has changed"])
        self.assertEqual(os.listdir(self.folder), ['kept.store'])

    def test_the_window_is_that_of_the_store(self):
        lines = stream(12)
        self.kept('--window', '4', lines=lines[:20])
        self.kept('--window', '5', lines=lines, code=2, said=['a window of 4 days'])
        last = self.kept(lines=lines[20:]).splitlines()[-1]
        self.assertEqual(last.replace(b'"open":true,', b''), self.told('--window', '4', lines=lines).splitlines()[-1])
        self.begin()
        usual = self.kept(lines=lines)
        self.assertEqual(usual.replace(b'"open":true,', b''), self.told('--window', '3', lines=lines))

    def test_a_store_has_one_command(self):
        self.kept(lines=stream(2))
        self.ended(run('stories', '--store', self.path()), 4, "it is the store of 'lineage', not of 'stories'")
        self.begin()
        self.ended(run('stories', '--store', self.path(), '-', input=''.join(stream(2)).encode()), 0)
        self.kept(code=4, said=["it is the store of 'stories', not of 'lineage'"])

    def test_one_run_at_a_time(self):
        process = subprocess.Popen([BINARY, 'lineage', '--store', self.path(), '-'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not os.path.exists(self.path()) and time.monotonic() < deadline:
            time.sleep(.01)
        time.sleep(.1)
        self.kept(lines=stream(1), code=4, said=['in use by another run'])
        process.communicate(stream(1)[0].encode())
        self.assertEqual(process.returncode, 0)
        self.kept(lines=stream(1))

    def test_a_store_that_cannot_grow_keeps_what_it_had(self):
        lines = stream(30, 20)
        self.kept('--window', '3', lines=lines[:200])
        most = os.path.getsize(self.path()) + 60_000
        limited = subprocess.run([BINARY, 'lineage', '--format', 'jsonl', '--store', self.path(), '-'], input=''.join(lines).encode(), stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
                                                                             resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))))
        self.assertEqual(limited.returncode, 3, limited.stderr)
        self.assertIn(b'kept.store: it cannot be read or written', limited.stderr)
        out = self.kept(lines=lines, said=['articles were in it already'])
        self.assertEqual(out.splitlines()[-1].replace(b'"open":true,', b''), self.told('--window', '3', lines=lines).splitlines()[-1])

    def test_text_says_what_is_not_whole(self):
        text = run('lineage', '--store', self.path(), '-', input=''.join(stream(8)).encode()).stdout.decode()
        self.assertEqual(text.count(', so far\n'), 1)
        self.assertGreater(text.count('Articles of 2031-'), 1)


if __name__ == '__main__':
    unittest.main()
