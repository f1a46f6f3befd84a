# SPDX-License-Identifier: Apache-2.0
"""verify: what holds, each kind of thing that does not, and briefs that are none."""
import json
import os
import shutil
import unittest

from program import EXAMPLES, Case, run

FORMATS = ('json', 'md', 'html')


class Verify(Case):
    def setUp(self):
        super().setUp()
        self.documents = os.path.join(self.folder, 'documents')
        shutil.copytree(EXAMPLES, self.documents)
        self.briefs = {f: self.write(f'brief.{f}', run('brief', '--format', f, self.documents).stdout) for f in FORMATS}
        self.brief = json.load(open(self.briefs['json'], encoding='utf-8'))

    def check(self, brief, code, *said, documents=None):
        return self.ended(run('verify', brief, *(['--documents', documents] if documents else [])), code, *said)

    def changed(self, change):
        """The brief as JSON after `change` did something to it."""
        brief = json.loads(json.dumps(self.brief))
        change(brief)
        return self.write('changed.json', json.dumps(brief))

    def first_line(self, brief):
        return next(l for s in brief['brief']['sections'] for l in s['lines'])

    def test_an_honest_brief_holds_in_every_format(self):
        for form in FORMATS:
            done = self.check(self.briefs[form], 0, documents=self.documents)
            self.assertRegex(done.stdout.decode(), r'^(\d+) of \1 cites hold\n$')
            self.check(self.briefs[form], 0)

    def test_documents_may_have_moved(self):
        moved = os.path.join(self.folder, 'elsewhere', 'deep')
        shutil.copytree(self.documents, moved)
        shutil.rmtree(self.documents)
        self.check(self.briefs['json'], 0, documents=os.path.dirname(moved))
        self.check(self.briefs['json'], 1, 'document not found')

    def test_a_changed_byte_in_a_source_is_found_wherever_it_is(self):
        cite = self.first_line(self.brief)['cites'][0]
        path = next(d['path'] for d in self.brief['documents'] if d['id'] == cite['article'] and d['sha256'] == cite['sha256'])
        data = bytearray(open(path, 'rb').read())
        for at in (0, len(data) // 2, len(data) - 2):
            broken = bytearray(data)
            broken[at] ^= 1
            self.write(path, bytes(broken))
            if broken[at] in b'{}"\n':
                continue
            for form in FORMATS:
                self.check(self.briefs[form], 1, os.path.basename(path), documents=self.documents)
        self.write(path, bytes(data))
        self.check(self.briefs['json'], 0, documents=self.documents)

    def test_a_changed_source_is_told_from_a_missing_one(self):
        victim = next(d['path'] for d in self.brief['documents'] if d['path'].endswith('.txt'))
        data = open(victim, 'rb').read()
        self.write(victim, data + b'\nOne more line.\n')
        self.check(self.briefs['json'], 1, 'the document has changed', documents=self.documents)
        os.remove(victim)
        self.check(self.briefs['json'], 1, 'document not found', documents=self.documents)

    def test_a_place_without_documents_is_told_once(self):
        empty = os.path.join(self.folder, 'empty')
        os.mkdir(empty)
        for place in (os.path.join(self.folder, 'nowhere'), empty):
            done = self.check(self.briefs['json'], 3, f'{place}: no document there can be read', documents=place)
            self.assertEqual(done.stderr.count(b'\n'), 1)

    def test_a_changed_quote_is_found_wherever_it_stands(self):
        def places(brief):
            yield from (l['cites'] for s in brief['brief']['sections'] for l in s['lines'])
            yield from (e['cites'] for e in brief['timeline'])
            yield from (v['cites'] for f in brief['figures'] for v in f['values'])
            yield from (c['cites'] for c in brief['claims'])
            yield from ([h['cite']] for c in brief['claims'] for h in c['history'])
        n = len(list(places(self.brief)))
        for k in range(0, n, max(1, n // 12)):
            def change(brief, k=k):
                cite = list(places(brief))[k][0]
                cite['quote'] = 'It never happened'
            done = self.check(self.changed(change), 1, 'do not hold the words quoted', documents=self.documents)
            self.assertEqual(len(done.stderr.splitlines()), 1)

    def test_one_letter_more_or_less_does_not_hold(self):
        for edit in (lambda q: q + 'x', lambda q: q[:-1], lambda q: q[1:], lambda q: 'x' + q[1:]):
            def change(brief):
                cite = self.first_line(brief)['cites'][0]
                cite['quote'] = edit(cite['quote'])
            self.check(self.changed(change), 1, documents=self.documents)

    def test_moved_ranges_do_not_hold(self):
        def article(brief):
            self.first_line(brief)['cites'][0]['start'] += 1
        def source(brief):
            self.first_line(brief)['cites'][0]['source'][1] += 30
        def beyond(brief):
            self.first_line(brief)['cites'][0]['source'] = [0, 4294967295]
        def empty(brief):
            self.first_line(brief)['cites'][0].update(source=[5, 5], quote='')
        for change in (article, source, beyond, empty):
            self.check(self.changed(change), 1, 'bytes ', documents=self.documents)

    def test_a_line_whose_cites_were_taken_away_is_named(self):
        def change(brief):
            self.first_line(brief)['cites'] = []
        text = self.first_line(self.brief)['text'][:20]
        self.check(self.changed(change), 1, 'it cites nothing', text, documents=self.documents)

    def test_a_digest_that_the_brief_does_not_list(self):
        def change(brief):
            self.first_line(brief)['cites'][0]['sha256'] = '0' * 64
        self.check(self.changed(change), 1, 'names no document', documents=self.documents)

    def test_a_changed_block_in_markdown_and_html(self):
        quote = self.first_line(self.brief)['cites'][0]['quote'][:12]
        for form in ('md', 'html'):
            page = open(self.briefs[form], encoding='utf-8').read()
            head, block = page.rsplit('firsthand-brief', 1)
            self.assertIn('"quote":"' + quote, block)
            path = self.write('changed', head + 'firsthand-brief' + block.replace('"quote":"' + quote, '"quote":"Never' + quote))
            self.check(path, 1, documents=self.documents)

    def test_a_plain_brief_is_read_again_plainly(self):
        path = self.write('plain.json', run('brief', '--plain', '--format', 'json', self.documents).stdout)
        self.check(path, 0, documents=self.documents)


class Hostile(Case):
    def check(self, data, said):
        path = self.write('brief.json', data)
        self.ended(run('verify', path), 3, said)

    def brief(self, **changes):
        cite = {'article': 'a', 'start': 0, 'end': 1, 'source': [0, 1], 'sha256': '0' * 64, 'quote': 'x'}
        cite.update(changes.pop('cite', {}))
        whole = {'schema': 1, 'documents': [{'id': 'a', 'path': 'a.txt', 'sha256': '0' * 64}], 'brief': {'sections': [
            {'kind': 'latest', 'lines': [{'text': 'A line', 'cites': [cite]}]}]}}
        whole.update(changes)
        return json.dumps(whole)

    def test_the_frame_itself_is_a_brief(self):
        self.ended(run('verify', self.write('b.json', self.brief())), 1, 'document not found')

    def test_no_brief(self):
        self.ended(run('verify', os.path.join(self.folder, 'missing')), 3, 'missing')
        self.ended(run('verify', self.folder), 3)
        for data in ('', 'Dear reader', '[]', '{}', '{"schema": 1}', '<html></html>', b'\xff\xfe\x00', '{"schema": 1, "documents": []}', '{' * 100000,
                     '[' * 100000, '{"brief": ' * 5000):
            self.check(data, 'brief.json: not a brief')

    def test_wrong_types(self):
        for changes, said in (
            (dict(schema='1'), '"schema"'),
            (dict(schema=99), 'newer version'),
            (dict(documents={}), '"documents"'),
            (dict(documents=[7]), '"id"'),
            (dict(documents=[{'id': 'a', 'sha256': 'no'}]), '"sha256"'),
            (dict(documents=[{'id': 'a', 'sha256': '0' * 64, 'record': -1}]), '"record"'),
            (dict(brief=[]), '"sections"'),
            (dict(brief={'sections': [{}]}), '"lines"'),
            (dict(brief={'sections': [{'lines': ['x']}]}), 'not an object'),
            (dict(brief={'sections': [{'lines': [{'text': 'x'}]}]}), '"cites"'),
            (dict(brief={'sections': [{'lines': [{'text': 'x', 'cites': 'y'}]}]}), '"cites"'),
            (dict(brief={'sections': [{'lines': [{'text': 'x', 'cites': [1]}]}]}), 'a cite is not'),
            (dict(cite={'start': '0'}), '"start"'),
            (dict(cite={'start': -1}), '"start"'),
            (dict(cite={'start': 2}), '"start"'),
            (dict(cite={'end': 2 ** 32}), '"start"'),
            (dict(cite={'source': [1]}), '"source"'),
            (dict(cite={'source': {'0': 0}}), '"source"'),
            (dict(cite={'sha256': 'F' * 64}), '"sha256"'),
            (dict(cite={'quote': None}), '"quote"'),
            (dict(cite={'article': 5}), '"article"'),
        ):
            with self.subTest(said=said, changes=changes):
                self.check(self.brief(**changes), said)

    def test_values_at_and_past_the_deepest(self):
        def nested(depth):
            return self.write('b.json', self.brief(more=json.loads('[' * depth + ']' * depth)))
        self.ended(run('verify', nested(15)), 1, 'document not found')  # LIMIT(SAVED_DEPTH): with the brief itself, 16
        self.ended(run('verify', nested(16)), 3, 'nested too deeply')

    def test_many_cites(self):
        cite = json.loads(self.brief())['brief']['sections'][0]['lines'][0]['cites'][0]
        data = self.brief(brief={'sections': [{'lines': [{'text': 'x', 'cites': [cite] * 20000}]}]})
        done = run('verify', self.write('b.json', data), timeout=120)
        self.assertEqual((done.returncode, done.stdout), (1, b'0 of 20000 cites hold\n'))


if __name__ == '__main__':
    unittest.main()
