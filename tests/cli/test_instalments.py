# SPDX-License-Identifier: Apache-2.0
"""`lineage --window`: a stream told block by block, each with the block before it."""
import datetime
import json
import random
import unittest

from program import Case, run

SYLLABLES = ('ba', 'do', 'fe', 'gil', 'ho', 'ka', 'lum', 'mi', 'nor', 'pu', 'ras', 'to')


def story(n):
    """Some paragraphs in words that no other number has."""
    words = [''.join(SYLLABLES[(n * 30 + k) // 12 ** i % 12] for i in range(4)) for k in range(30)]
    chance = random.Random(n)
    return '\n\n'.join(' '.join(chance.choices(words, k=25)).capitalize() + '.' for _ in range(5))


def article(day, text, outlet, name):
    published = (datetime.date(2031, 1, 1) + datetime.timedelta(days=day)).isoformat()
    return {'id': name, 'outlet': outlet, 'published': published, 'title': text[:40], 'text': text}


class Instalments(Case):
    def told(self, articles, *options, window=5, code=0, said=()):
        lines = ''.join(json.dumps(a) + '\n' for a in articles).encode()
        done = run('lineage', '--window', str(window), '--format', 'jsonl', *options, '-', input=lines)
        return [json.loads(line) for line in self.ended(done, code, *said).stdout.decode().splitlines()]

    def stream(self, copies=()):
        """Three articles a day for thirty days, and copies: (day of the source, day of the copy)."""
        articles = [article(day, story(day * 3 + k), f'Paper {k}', f'{day}-{k}') for day in range(30) for k in range(3)]
        for source, day in copies:
            copy = article(day, story(source * 3), 'Copyist', f'copy-{source}-{day}')
            articles.insert(next(i for i, a in enumerate(articles) if a['id'] == f'{day}-0') + 1, copy)
        return articles

    def test_each_article_is_told_once_in_the_block_of_its_days(self):
        articles = self.stream()
        blocks = self.told(articles)
        self.assertEqual([a['id'] for b in blocks for a in b['articles']], [a['id'] for a in articles])
        self.assertEqual([(b['first'], b['last']) for b in blocks][:2], [('2031-01-01', '2031-01-05'), ('2031-01-06', '2031-01-10')])
        self.assertEqual(len(blocks), 6)

    def test_a_copy_is_found_in_its_block_and_the_one_before(self):
        blocks = self.told(self.stream([(2, 3), (2, 8), (2, 20)]))
        links = [(n, link['from'], link['to']) for n, b in enumerate(blocks) for link in b['links']]
        self.assertIn((0, '2-0', 'copy-2-3'), links)
        self.assertEqual([to for n, _, to in links if n == 1], ['copy-2-8'] * 2)  # from the report and its first copy
        self.assertEqual([link for link in links if link[0] > 1], [])  # three blocks later the source has gone
        origin = {a['id']: a['origin'] for b in blocks for a in b['articles']}
        self.assertEqual(origin['copy-2-3'], origin['2-0'])
        self.assertEqual(origin['copy-2-8'], origin['2-0'])
        self.assertNotEqual(origin['copy-2-20'], origin['2-0'])
        again = [o for o in blocks[1]['origins'] if o['id'] == origin['2-0']]
        self.assertEqual([sorted(o['articles']) for o in again], [['2-0', 'copy-2-3', 'copy-2-8']])
        self.assertEqual({a['id'] for a in blocks[1]['articles']} & {'2-0', 'copy-2-3'}, set())
        self.assertEqual(len(set(origin.values())), 91)  # no number stands for two

    def test_pairs_are_told_once(self):
        articles = self.stream([(2, 3), (2, 6), (3, 7), (6, 8), (6, 12)])
        pairs = [frozenset((p['a'], p['b'])) for b in self.told(articles) for p in b['pairs']]
        self.assertTrue(pairs)
        self.assertEqual(len(pairs), len(set(pairs)))

    def test_one_block_is_a_run_without_blocks(self):
        articles = self.stream([(2, 3), (2, 8), (2, 20), (7, 7)])
        lines = ''.join(json.dumps(a) + '\n' for a in articles).encode()
        whole = json.loads(self.ended(run('lineage', '--format', 'json', '-', input=lines), 0).stdout)
        block, = self.told(articles, window=400)
        for days in ('first', 'last'):
            del block[days]
        self.assertEqual(block, whole)

    def test_threads_and_the_order_of_a_day_make_no_difference(self):
        articles = self.stream([(2, 3), (2, 8), (6, 9)])
        blocks = self.told(articles, '--threads', '1')
        self.assertEqual(blocks, self.told(articles, '--threads', '4'))
        chance = random.Random(3)
        mixed = sorted(articles, key=lambda a: (a['published'], chance.random()))
        self.assertEqual(blocks, self.told(mixed))

    def test_a_wrong_date_ends_no_block_and_a_late_article_is_told(self):
        articles = self.stream()
        articles[20]['published'] = '2093-01-01'
        articles[60]['published'] = '1994-01-01'
        blocks = self.told(articles, said=['1 article came more than 5 days late'])
        self.assertEqual(len(blocks), 6)
        self.assertEqual(sum(len(b['articles']) for b in blocks), 90)

    def test_articles_without_a_date_go_with_those_they_come_with(self):
        articles = self.stream([(2, 3), (2, 8)])
        for a in articles:
            if a['id'].startswith('copy'):
                del a['published']
        blocks = self.told(articles)
        self.assertIn('copy-2-8', [a['id'] for a in blocks[1]['articles']])
        self.assertIn(('2-0', 'copy-2-8'), [(link['from'], link['to']) for link in blocks[1]['links']])

    def test_the_same_article_is_taken_once(self):
        articles = self.stream()
        blocks = self.told(articles[:80] + articles[:1] + articles[80:], said=['given more than once'])
        self.assertEqual(sum(len(b['articles']) for b in blocks), 90)

    def test_formats(self):
        lines = ''.join(json.dumps(a) + '\n' for a in self.stream([(2, 3)])).encode()
        array = json.loads(run('lineage', '--window', '5', '--format', 'json', '-', input=lines).stdout)
        self.assertEqual(array, self.told(self.stream([(2, 3)])))
        text = run('lineage', '--window', '5', '-', input=lines).stdout.decode()
        self.assertEqual(text.count('Articles of 2031-'), 6)
        self.assertEqual(run('lineage', '--window', '5', '--format', 'json', '-', input=b'').stdout, b'[]\n')
        self.assertEqual(run('lineage', '--window', '5', '--format', 'jsonl', '-', input=b'').stdout, b'')


if __name__ == '__main__':
    unittest.main()
