# SPDX-License-Identifier: Apache-2.0
"""The fields of every output, and that it is the same for any number of threads and any order."""
import json
import os
import re
import unittest

from program import COMMANDS, EXAMPLES, FERRY, STRIKE, Case, records, run

READ = {'id', 'path', 'sha256', 'media_type', 'schema', 'title', 'byline', 'outlet', 'language', 'published', 'modified', 'credits',
        'text', 'blocks', 'dropped'}
CITE = {'article', 'start', 'end', 'source', 'sha256', 'quote'}


def squeeze(data):
    return re.sub(rb'\s+', b'', data)


class Fields(Case):
    def test_read(self):
        path = self.write('a.txt', FERRY)
        (article,) = self.articles(self.ended(run('read', '--format', 'jsonl', path), 0))
        self.assertLessEqual(READ, set(article))
        self.assertEqual((article['path'], article['media_type'], article['schema']), (path, 'text/plain', 1))
        self.assertEqual(set(article['published']) & {'value', 'basis', 'why'}, {'value', 'basis', 'why'})
        text = article['text'].encode()
        for block in article['blocks']:
            start, end = block['source']
            self.assertEqual(squeeze(text[block['start']:block['end']]), squeeze(FERRY.encode()[start:end]))

    def test_read_gives_back_what_was_given(self):
        given = dict(url='https://alder.example/1', title='Crew rescued', outlet='Alder Post', published='2025-05-03T10:00:00Z', language='en')
        (article,) = self.articles(self.ended(run('read', '--format', 'jsonl', '-', input=records(FERRY, **given)), 0))
        self.assertEqual((article['id'], article['url'], article['title'], article['outlet'], article['language']),
                         ('0', given['url'], given['title'], given['outlet'], 'en'))
        self.assertEqual((article['published']['value'], article['published']['basis']), (given['published'], 'given'))

    def test_plain_text_comes_back_byte_for_byte(self):
        text = 'Share\n\nPORT ALDER  –\tA  re-\nport.\r\n\r\n\u201cQuoted\u201d \U0001F6A2  \n'
        (article,) = self.articles(self.ended(run('annotate', '--plain', '--format', 'jsonl', '-', input=records(text)), 0))
        self.assertEqual(article['text'], text)

    def test_published_is_for_inputs_that_have_none(self):
        data = records(STRIKE) + records(STRIKE, published='2025-01-31').replace(b'"0"', b'"1"')
        done = self.ended(run('read', '--format', 'jsonl', '--published', '2025-06-02', '-', input=data), 0)
        self.assertEqual([a['published']['value'] for a in self.articles(done)], ['2025-06-02', '2025-01-31'])

    def test_annotate(self):
        (article,) = self.articles(self.ended(run('annotate', '--format', 'jsonl', '-', input=records(STRIKE, published='2025-06-02')), 0))
        self.assertLessEqual(READ | {'sentences', 'tokens', 'names', 'times', 'amounts', 'events', 'statements'}, set(article))
        text = article['text'].encode()
        self.assertGreaterEqual(len(article['sentences']), 3)
        for start, end in article['sentences']:
            self.assertEqual(text[start:end].strip(), text[start:end])
        self.assertIn('Velmora', [text[t[0]:t[1]].decode() for t in article['tokens']])
        for time in article['times']:
            self.assertLessEqual({'start', 'end', 'type', 'value', 'edtf', 'anchor'}, set(time))
        for amount in article['amounts']:
            self.assertLessEqual({'start', 'end', 'low', 'high', 'bound', 'unit', 'counted'}, set(amount))
        for statement in article['statements']:
            self.assertLessEqual({'source', 'cue', 'content', 'kind', 'speaker', 'chain', 'status'}, set(statement))

    def test_annotate_is_the_same_streamed_and_kept(self):
        data = records(FERRY, STRIKE, published='2025-06-02')
        kept = self.ended(run('annotate', '--format', 'jsonl', '-', input=data), 0).stdout
        self.assertEqual(run('annotate', '--format', 'jsonl', '--published', '2025-01-01', '-', input=data).stdout, kept)

    def test_lists_are_arrays_as_json(self):
        data = records(FERRY, STRIKE)
        for command in ('read', 'annotate', 'stories'):
            lines = self.articles(run(command, '--format', 'jsonl', '-', input=data))
            self.assertEqual(json.loads(run(command, '--format', 'json', '-', input=data).stdout), lines)
            self.assertEqual(json.loads(run(command, '--format', 'json', '-', input=b'').stdout or b'[]'), [])

    def test_lineage(self):
        found = json.loads(self.ended(run('lineage', '--format', 'json', '-', input=records(FERRY, FERRY + STRIKE, STRIKE)), 0).stdout)
        self.assertLessEqual({'articles', 'links', 'origins', 'pairs'}, set(found))
        self.assertEqual({a['id'] for a in found['articles']}, {'0', '1', '2'})
        origins = {o['id'] for o in found['origins']}
        for article in found['articles']:
            self.assertIn(article['class'], ('own', 'partly_derived', 'derived'))
            self.assertIn(article['origin'], origins)
            self.assertTrue(0 <= article['own_share'] <= 1)
        for pair in found['pairs']:
            self.assertTrue(pair['why'])

    def test_stories_take_an_article_once(self):
        data = records(FERRY, STRIKE, published='2025-06-02')
        done = self.ended(run('stories', '--format', 'jsonl', '-', input=data + data), 0, 'taken once')
        self.assertEqual(sorted(a for s in self.articles(done) for a in s['articles']), ['0', '1'])
        for story in self.articles(done):
            self.assertLessEqual({'id', 'title', 'articles', 'first', 'last'}, set(story))

    def test_what_is_not_in_english_is_listed_as_not_read(self):
        german = ('Die Brücke über den Varn in Tarnby ist am Freitag gesperrt worden. Nach Angaben der Stadt sind zwei Pfeiler beschädigt. '
                  'Bürgermeisterin Mara Lind sagte, die Arbeiten werden bis zum Herbst dauern.')
        page = f'<html lang="en"><head><title>Brücke gesperrt</title></head><body><article><p>{german}</p><p>{german}</p></article></body></html>'
        self.assertEqual(self.articles(run('read', '--format', 'jsonl', '-', input=page.encode()))[0]['language'], 'de')
        page = f'<html lang="ru"><head><title>Ferry</title></head><body><article><p>{FERRY}</p><p>{FERRY}</p></article></body></html>'
        self.assertEqual(self.articles(run('read', '--format', 'jsonl', '-', input=page.encode()))[0]['language'], 'en')
        data = records(german, FERRY, published='2025-06-02')
        article = self.articles(run('annotate', '--format', 'jsonl', '-', input=data))[0]
        self.assertEqual((article['language'], article['names'], article['statements']), ('de', [], []))
        for form in ('text', 'md', 'html'):
            told = self.ended(run('brief', '--format', form, '-', input=data), 0).stdout.decode()
            self.assertEqual(told.count('not in English: not read'), 1, form)
            self.assertNotIn('gesperrt worden (', told)

    def test_brief(self):
        brief = json.loads(self.ended(run('brief', '--format', 'json', EXAMPLES), 0).stdout)
        self.assertLessEqual({'documents', 'articles', 'lineage', 'stories', 'claims', 'figures', 'timeline', 'brief', 'schema'}, set(brief))
        ids = {a['id'] for a in brief['articles']}
        texts = {a['id']: a['text'].encode() for a in brief['articles']}
        lines = [l for s in brief['brief']['sections'] for l in s['lines']]
        self.assertTrue(lines)
        cites = [c for l in lines + brief['timeline'] for c in l['cites']] + [c for f in brief['figures'] for v in f['values'] for c in v['cites']]
        cites += [h['cite'] for c in brief['claims'] for h in c['history']]
        for line in lines:
            self.assertTrue(line['cites'], line['text'])
        for cite in cites:
            self.assertEqual(set(cite), CITE)
            self.assertIn(cite['article'], ids)
            self.assertEqual(texts[cite['article']][cite['start']:cite['end']].decode(), cite['quote'])
        self.assertEqual([e['edtf'] for e in brief['timeline']], sorted(e['edtf'] for e in brief['timeline']))


class SameBytes(Case):
    def formats(self, command):
        return ('text', 'json', 'md', 'html') if command == 'brief' else ('text', 'json')

    def test_any_number_of_threads(self):
        self.write('more.jsonl', records(*[f'{FERRY} It was rescue number {k}.\n' * (1 + k % 7) for k in range(24)]))
        for command in COMMANDS:
            for form in self.formats(command):
                one, two, many = (run(command, '--format', form, '--threads', n, EXAMPLES, self.folder).stdout for n in ('1', '2', '7'))
                self.assertTrue(one)
                self.assertEqual(one, two, command)
                self.assertEqual(one, many, command)

    def test_messages_are_the_same_too(self):
        data = b''.join(b'{"broken %d\n' % k if k % 5 == 0 else records(FERRY) for k in range(40))
        one, many = (run('read', '--threads', n, '-', input=data) for n in ('1', '5'))
        self.assertEqual((one.stdout, one.stderr, one.returncode), (many.stdout, many.stderr, many.returncode))

    def test_any_order_of_documents(self):
        paths = sorted(os.path.join(d, f) for d, _, files in os.walk(EXAMPLES) for f in files)
        for command in ('brief', 'lineage'):
            for form in self.formats(command):
                given = run(command, '--format', form, *paths).stdout
                self.assertEqual(run(command, '--format', form, *reversed(paths)).stdout, given, command)
                self.assertEqual(run(command, '--format', form, *paths[3:], *paths[:3]).stdout, given, command)

    def test_annotate_dates_do_not_depend_on_the_order(self):
        paths = sorted(os.path.join(d, f) for d, _, files in os.walk(EXAMPLES) for f in files)
        there = self.articles(run('annotate', '--format', 'jsonl', *paths))
        back = self.articles(run('annotate', '--format', 'jsonl', *reversed(paths)))
        self.assertEqual({a['id']: a for a in there}, {a['id']: a for a in back})

    def test_a_document_given_twice_counts_once(self):
        paths = [os.path.join(d, f) for d, _, files in os.walk(EXAMPLES) for f in files]
        once = run('brief', '--format', 'json', *paths)
        twice = self.ended(run('brief', '--format', 'json', *paths, paths[0]), 0, 'taken once')
        self.assertEqual(once.stdout, twice.stdout)

    def test_any_locale(self):
        one, other = (run('brief', '--format', 'json', EXAMPLES, env={'LC_ALL': l}).stdout for l in ('C', 'de_DE.UTF-8'))
        self.assertEqual(one, other)

    def test_two_runs(self):
        self.assertEqual(run('brief', '--format', 'html', EXAMPLES).stdout, run('brief', '--format', 'html', EXAMPLES).stdout)

    def test_what_a_document_says_makes_no_list_in_markdown(self):
        titled = json.dumps({'title': '- Two people die', 'text': 'Two people died in Lindmar, doctors said.'}).encode() + b'\n'
        path = self.write('a.jsonl', records('12. Five people were injured in Vessmouth on Monday, police said.') + titled)
        page = run('brief', '--format', 'md', path).stdout.decode()
        self.assertIn('\n- 12\\. Five people', page)
        self.assertIn('\n## \\- Two people die', page)

    def test_lines_of_text_fit_the_width(self):
        for command in COMMANDS:
            for width in (80, 100):
                text = run(command, '--width', str(width), '.', cwd=EXAMPLES).stdout.decode()
                broken = [line for line in text.splitlines() if len(line) > width and len(line.split()) > 2]  # one long word, and its label
                self.assertEqual(broken, [], command)

    def test_ids_of_the_page_stand_once_and_links_lead_somewhere(self):
        page = run('brief', '--format', 'html', EXAMPLES).stdout.decode().split('<script')[0]
        ids = re.findall(r'\sid="([^"]+)"', page)
        self.assertEqual(sorted(ids), sorted(set(ids)))
        led_to = re.findall(r'(?:href="|url\()#([^")]+)', page)
        self.assertIn('tip-0', led_to)
        self.assertLessEqual(set(led_to), set(ids))

    def test_a_line_of_the_page_shows_no_passage_twice(self):
        page = run('brief', '--format', 'html', EXAMPLES).stdout.decode()
        lines = re.findall('<li>(.*?)</li>', page, re.S)
        self.assertGreater(len(lines), 20)
        for line in lines:
            shown = re.findall(r'href="#article-(\d+)".*?, bytes (\d+–\d+)<', line, re.S)
            self.assertEqual(len(shown), len(set(shown)), line[:200])


if __name__ == '__main__':
    unittest.main()
