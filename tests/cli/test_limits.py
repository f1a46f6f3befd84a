# SPDX-License-Identifier: Apache-2.0
"""Limits on what many documents, or one long one, may add up to: what comes out at the limit, and one past it. Limits of parsers are
tested beside their parsers."""
import json
import os
import unittest

from program import Case, records, run

LIMITS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'src', 'base', 'limits.def')
ONES = ('Ardenhall', 'Vessmouth', 'Lindmar', 'Belmora', 'Fennay', 'Kellsund', 'Tarnwick', 'Oslet', 'Brannick', 'Hedda', 'Corvane', 'Dunmere')


def limit(name):
    """The value of a row of limits.def."""
    with open(LIMITS, encoding='utf-8') as f:
        row = next(line for line in f if line.startswith(f'LIMIT({name}, '))
    value = row.split(', ', 2)[1].replace('u', '')
    base, _, shift = value.partition(' << ')
    return int(base) << int(shift or 0)


def word(n):
    """A word of letters that no other number has, and that no list of words has either."""
    return 'qu' + ''.join(chr(ord('a') + int(digit)) for digit in str(n)) + 'ka'


def report(n, dead=7):
    """One of many reports of one event, each in an outlet of its own."""
    return {'id': f'{n:05}', 'outlet': f'The {word(n).title()} Post', 'published': f'2031-05-{n % 20 + 3:02}',
            'title': f'Ferry ramp falls in Vessmouth, {dead} dead',
            'text': f'{dead} people were killed when a ferry ramp fell into the harbour of Vessmouth on 2 May 2031, the coast police '
                    f'said.\n\nSuperintendent Piers Haldane told {word(n)} {word(n + 1)} that the ramp was rusty.\n'}


class Limits(Case):
    def told(self, command, articles, *options):
        data = articles if isinstance(articles, bytes) else b''.join(json.dumps(a).encode() + b'\n' for a in articles)
        done = run(command, '--threads', '1', *options, '-', input=data)
        self.assertIn(done.returncode, (0, 1), done.stderr[:2000])
        return done.stdout

    def brief(self, articles):
        return json.loads(self.told('brief', articles, '--format', 'json'))

    def test_pictures_of_who_copied_whom(self):
        most = limit('PICTURE_ARTICLES')
        for n, drawn in ((most, True), (most + 1, False)):
            page = self.told('brief', [report(k) for k in range(n)], '--format', 'html').decode()
            self.assertEqual('class="copies"' in page, drawn, n)

    def test_fields_that_stand_again_beside_each_cite(self):
        most = limit('FIELD_BYTES')
        for n, within in ((most, True), (most + 1, False)):
            for field in ('id', 'outlet'):
                done = run('read', '--format', 'jsonl', '-', input=json.dumps({**report(1), field: 'x' * n}).encode())
                self.ended(done, 0 if within else 3, *([] if within else [f'record 1: "{field}" is longer than 4 KiB']))
            feed = self.write('feed.xml', f'<rss><channel><title>{"x" * n}</title><item><title>a</title></item><item><title>b</title></item></channel></rss>')
            done = self.ended(run('read', '--format', 'jsonl', feed), 0 if within else 1, *([] if within else ['what the feed says of itself']))
            self.assertEqual([len(a['outlet'] or '') for a in self.articles(done)], [n if within else 0] * 2)
            page = self.write('page.html', f'<html><meta property=og:site_name content="{"x" * n}"><title>Ramp falls</title><article><p>'
                              f'{report(1)["text"]}</article>')
            self.assertEqual(len(self.articles(run('read', '--format', 'jsonl', page))[0]['outlet'] or ''), n if within else 0)
            named = {**report(1), 'text': f'Mayor {"A" + "b" * (n - 5)} Lee said on Monday that the ramp was rusty.'}
            names = json.loads(self.told('annotate', [named], '--format', 'jsonl'))['names']
            self.assertEqual(any(name['end'] - name['start'] == n for name in names), within, n)

    def test_steps_of_a_claim(self):
        most = limit('CLAIM_STEPS')
        for n in (most, most + 1):
            claims = self.brief([report(k) for k in range(n)])['claims']
            self.assertEqual(max(len(c['articles']) for c in claims), n)
            self.assertLessEqual(max(len(c['history']) for c in claims), most)

    def test_figures_of_a_story_and_their_mentions(self):
        most = limit('STORY_FIGURES')
        things = [f'{k + 2} {word(k)}s were counted in the harbour of Vessmouth.' for k in range(most + 1)]
        for n in (most, most + 1):
            two = [{**report(k), 'text': report(k)['text'] + '\n' + ' '.join(things[:n])} for k in range(2)]
            self.assertLessEqual(len(self.brief(two)['figures']), most)
        most = limit('FIGURE_MENTIONS')
        for n in (most, most + 1):
            figures = self.brief([report(k, dead=k % 9 + 2) for k in range(n)])['figures']
            self.assertTrue(figures)
            self.assertLessEqual(max(len(f['values']) for f in figures), most)

    def test_copies_beyond_those_that_are_remembered(self):
        most = limit('COPY_CANDIDATES')
        text = '\n\n'.join(f'The {word(k)} of {ONES[k]} fell on the {word(k + 50)} while {word(k + 99)} slept by the {word(k + 150)} gate.'
                           for k in range(12))
        for n in (limit('CARRIERS'), limit('CARRIERS') + 1, most, most + 1, most + 9):
            told = json.loads(self.told('lineage', [{'id': f'{k:03}', 'outlet': f'The {word(k)} Post', 'text': text} for k in range(n)],
                                        '--format', 'json'))
            self.assertEqual(len(told['origins']), 1, n)
            self.assertEqual(len(told['origins'][0]['articles']), n)

    def test_words_and_sentences_that_are_compared(self):
        shared = ' '.join(f'The {word(k)} of {ONES[k]} fell on the {word(k + 50)} while {word(k + 99)} slept.' for k in range(12))
        words, sentences = limit('TRACED_WORDS'), limit('REWRITE_SENTENCES')
        for filler, n, found in (('x%d ', words // 2, True), ('x%d ', words + 1, False), ('It is %d. ', sentences - 20, True),
                                 ('It is %d. ', sentences + 1, True)):
            long = ''.join(filler % k + ('\n\n' if k % 40 == 39 else '') for k in range(n)) + '\n\n' + shared
            told = json.loads(self.told('lineage', records(long, shared), '--format', 'json'))
            self.assertEqual(bool(told['links']), found, (filler, n))

    def test_a_sentence_of_many_words_and_an_article_of_many_sentences(self):
        for n in (limit('UNIT_KEYS'), limit('UNIT_KEYS') + 1):
            sentence = 'The mayor of Vessmouth said that ' + ' '.join(word(k) for k in range(n)) + ' were lost in the flood.'
            told = self.brief([{'id': k, 'outlet': k, 'title': 'Flood in Vessmouth', 'text': sentence} for k in ('a', 'b')])
            self.assertEqual([s['articles'] for s in told['stories']], [['a', 'b']], n)
            self.assertTrue(told['claims'], n)
        most = limit('UNITS_IN_ARTICLE')
        for n in (most, most + 1):
            text = '\n\n'.join(f'The {word(k)} of Vessmouth lost {word(k + 7)}.' for k in range(n))
            self.assertTrue(self.brief([{'id': 'a', 'title': 'Losses in Vessmouth', 'text': text}])['claims'])

    def test_clues_to_a_day_of_publication(self):
        most = limit('CLUES')
        dated = {'id': 'a', 'outlet': 'Northern Wire', 'published': '2031-05-02', 'title': 'Ramp falls', 'text': report(1)['text']}
        for n in (most, most + 1):
            text = 'The ramp fell on Friday, 2 May 2031, and police came on Saturday. ' + 'It was rusty on Friday. ' * n
            told = self.brief([dated, {'id': 'b', 'outlet': 'Courier', 'title': 'Ramp falls in Vessmouth', 'text': text}])
            self.assertTrue(next(a for a in told['articles'] if a['id'] == 'b')['published']['value'].startswith('2031-05-0'), n)

    def test_a_refrain_and_a_term_of_many_stories(self):
        most = limit('ALIGN_TRIES')
        for n in (most, most + 1, 40 * most):
            song = ' '.join(['over the water we go'] * n) + '.'
            self.told('lineage', records(song, song + ' ' + song), '--format', 'json')
        most = limit('STORY_POSTINGS')
        for n in (most, most + 1):
            told = json.loads(self.told('stories', records(*(f'Harbour {word(k)} {word(k + 1000)} {word(k + 3000)}.' for k in range(n))),
                                        '--format', 'json'))
            self.assertEqual(sum(len(s['articles']) for s in told), n)

    def test_a_saved_brief_too_large(self):
        path = os.path.join(self.folder, 'saved.json')
        for size, words in ((limit('SAVED_BYTES') - 1, 'not a brief'), (limit('SAVED_BYTES') + 1, 'too large for a brief')):
            with open(path, 'wb') as f:
                f.truncate(size)
            self.ended(run('verify', path), 3, words)


if __name__ == '__main__':
    unittest.main()
