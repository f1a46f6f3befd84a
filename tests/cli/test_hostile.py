# SPDX-License-Identifier: Apache-2.0
"""Input that is made to be slow or large, each kind at two sizes: memory grows no faster than the input, and each run ends. What would
take quadratic time does not end within the bound, whatever the machine; seconds themselves are not judged."""
import gzip
import os
import signal
import unittest

from program import BINARY, Case

N = 10000  # repetitions of the smaller size: sanitizers make everything slow
BOUND = 60  # seconds: linear work takes a few at most
STEPS = 60000  # kilobytes in which memory grows whatever the input

KINDS = {
    'nested tags': (b'<html><body>', b'<div>', b'x'),
    'times in times': (b'<html><body><h1>x</h1>' + b'<time>' * 500, b'word and ' * 8, b''),
    'links in links': (b'<html><body>', b'<a>', b'x'),
    'tables in tables': (b'<html><body>', b'<table><tr><td>', b'x'),
    'attributes': (b'<html><body><a ', b'a%d=1 ', b'>x</a>'),
    'one attribute': (b'<html><body><a href="', b'aaaaaaaa', b'">x</a>'),
    'references': (b'<html><body><p>', b'&amp', b''),
    'comments': (b'<html><body><p>', b'<!--', b''),
    'scripts': (b'<html><body><script>', b'<!--<script>', b''),
    'half end tags': (b'<html><body><script>', b'</scrip', b''),
    'paragraphs': (b'<html><body>', b'<p>x y z', b''),
    'bylines': (b'<html><body>', b'<p class="author byline" itemprop=author>By A B</p>', b''),
    'names of an outlet': (b'<html><meta property=og:title content="x', b' | -' * 8, b'"><p>x'),
    'names of an author': (b'<html><meta name=author content="x', b', Ann Lee' * 4, b'"><p>x'),
    'nested JSON-LD': (b'<html><script type="application/ld+json">', b'[{"@type":', b'</script>'),
    'people of JSON-LD': (b'<html><script type="application/ld+json">{"@graph":[', b'{"@type":"Article","author":{"@id":"x"}},', b'</script>'),
    'open entries': (b'<rss><channel>', b'<item><title>', b''),
    'nested entry': (b'<rss><channel><item>', b'<a>', b'</item></channel></rss>'),
    'tags of a feed that do not end': (b'<rss><channel>', b'< < < < ', b'"'),
    'names of a byline': (b'{"text":"x","byline":[', b'"Nell Arkwright",', b'"Odd Nilsen"]}'),
    'heads of records': (b'', b'WARC/1.0\r\n', b''),
    'short records': (b'', b'WARC/1.0\r\nContent-Length: 1\r\n\r\nx', b''),
}


def cost(path):
    """Kilobytes that reading `path` takes, and the exit code; a run that does not end fails the test."""
    child = os.posix_spawn(BINARY, [BINARY, 'read', '--threads', '1', '--format', 'jsonl', path], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, n, '/dev/null', os.O_WRONLY, 0) for n in (1, 2)])
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(BOUND)
    _, status, usage = os.wait4(child, 0)
    signal.alarm(0)
    return usage.ru_maxrss, os.waitstatus_to_exitcode(status)


class Hostile(Case):
    def test_memory_grows_with_the_input_alone(self):
        for name, (start, again, end) in KINDS.items():
            costs = []
            for n in (N, 8 * N):
                body = b''.join(again % i for i in range(n)) if b'%d' in again else again * n
                costs.append(cost(self.write('x', start + body + end)))
            with self.subTest(name):
                self.assertLess(costs[1][0], 12 * costs[0][0] + STEPS, costs)
                self.assertIn(costs[1][1], (0, 1, 3))

    def test_bombs_are_not_read_on(self):
        self.assertIn(cost(self.write('bomb', gzip.compress(gzip.compress(b' ' * (64 << 20)))))[1], (0, 1, 3))
        kilobytes, code = cost(self.write('bomb', gzip.compress(b'<p>' + b' ' * (256 << 20))))
        self.assertIn(code, (1, 3))
        self.assertLess(kilobytes, 900000)


if __name__ == '__main__':
    unittest.main()
