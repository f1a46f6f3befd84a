# SPDX-License-Identifier: Apache-2.0
"""Feeds read by the program: those written here, and the fixtures of a feed parser beside the evaluation data, where they are there."""
import glob
import json
import os
import tempfile
import unittest
import xml.etree.ElementTree

from program import run

RSS = '''<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Ardenhall Courier</title>
<language>en-GB</language><item><title>Lock gate fails &amp; boats wait</title><link>https://courier.example/lock</link>
<pubDate>Fri, 07 Mar 2031 10:00:00 EST</pubDate><author>Odd Nilsen</author><description>Short.</description>
<content:encoded><![CDATA[<p>A gate of the lock failed on Monday, the trust said.</p><p>Boats &amp; crews wait.</p>]]></content:encoded></item>
<!-- <item>not one</item> --><item/><item><title>Depot</title><description>&lt;p&gt;The depot will reopen &amp;amp; be a hall.&lt;/p&gt;</description></item>
</channel></rss>'''
ATOM = '''<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Vessmouth Wire</title><entry><title>Wall falls</title>
<link rel="self" href="https://wire.example/self"/><link href="https://wire.example/wall"/><updated>2031-03-08T07:00:00Z</updated>
<author><name>Ines Roth</name></author><source><title>Northern Wire</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The wall fell &#38; sank.</p></div></content></entry></feed>'''
JSON = '''{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
{"id": "7", "url": "https://x.example/7", "title": "Seven", "content_html": "<p>Seven boats sank, police said.</p>",
"date_published": "2031-03-07T10:00:00Z", "authors": [{"name": "Tomas Brae"}]}, {"id": "8", "content_text": "Eight did not."}]}'''


class Feeds(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def read(self, text, wanted_code=0, told=''):
        path = os.path.join(self.folder.name, 'feed')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
        done = run('read', '--format', 'jsonl', path)
        self.assertEqual(done.returncode, wanted_code, done.stderr)
        self.assertIn(told, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_rss(self):
        first, second = self.read(RSS)
        self.assertEqual([first[k] for k in ('title', 'url', 'byline', 'outlet', 'language', 'record')],
                         ['Lock gate fails & boats wait', 'https://courier.example/lock', ['Odd Nilsen'], 'The Ardenhall Courier', 'en-GB', 1])
        self.assertEqual(first['published']['value'], '2031-03-07T10:00:00-05:00')
        self.assertEqual(first['text'], 'A gate of the lock failed on Monday, the trust said.\n\nBoats & crews wait.')
        self.assertEqual(second['text'], 'The depot will reopen & be a hall.')

    def test_blocks_lead_back_to_the_bytes_of_their_entry(self):
        entries = [RSS[RSS.index('<item><title>Lock'):RSS.index('<!--')].rstrip('\n'), RSS[RSS.index('<item><title>Depot'):RSS.index('\n</channel>')]]
        found = [[e.encode()[b['source'][0]:b['source'][1]].decode() for b in a['blocks']] for a, e in zip(self.read(RSS), entries)]
        self.assertEqual(found, [['A gate of the lock failed on Monday, the trust said.', 'Boats &amp; crews wait.'],
                                 ['The depot will reopen &amp;amp; be a hall.']])

    def test_atom(self):
        entry, = self.read(ATOM)
        self.assertEqual([entry[k] for k in ('title', 'url', 'byline', 'outlet', 'language', 'text')],
                         ['Wall falls', 'https://wire.example/wall', ['Ines Roth'], 'Vessmouth Wire', 'en', 'The wall fell & sank.'])
        self.assertEqual([entry['published']['value'], entry['modified']], ['2031-03-08T07:00:00Z'] * 2)

    def test_json_feed(self):
        first, second = self.read(JSON)
        self.assertEqual([first[k] for k in ('title', 'url', 'byline', 'text')],
                         ['Seven', 'https://x.example/7', ['Tomas Brae'], 'Seven boats sank, police said.'])
        self.assertEqual(second['text'], 'Eight did not.')

    def test_an_entry_tells_of_its_feed(self):
        rss = RSS.replace('<language>', '<link>https://courier.example/</link><atom:link rel="self" href="https://courier.example/rss"/><language>')
        self.assertEqual([a['feed'] for a in self.read(rss)],
                         [{'title': 'The Ardenhall Courier', 'url': 'https://courier.example/rss', 'site': 'https://courier.example/'}] * 2)
        atom = ATOM.replace('<entry>', '<link rel="self" href="https://wire.example/f"/><link href="https://wire.example/"/><entry>')
        self.assertEqual(self.read(atom)[0]['feed'], {'title': 'Vessmouth Wire', 'url': 'https://wire.example/f', 'site': 'https://wire.example/'})
        first = self.read(JSON.replace('"T"', '"The T\\u00fcr", "home_page_url": "https://x.example/", "feed_url": "https://x.example/f", "language": "de"'))[0]
        self.assertEqual(first['feed'], {'title': 'The Tür', 'url': 'https://x.example/f', 'site': 'https://x.example/'})
        self.assertEqual((first['outlet'], first['language']), ('The Tür', 'de'))

    def lists(self, *args, code=0, said=()):
        done = run(*args)
        self.assertEqual(done.returncode, code, done.stderr)
        for words in said:
            self.assertIn(words, done.stderr.decode())
        return done.stdout

    def test_a_list_leads_to_its_feeds(self):
        def write(name, text):
            path = os.path.join(self.folder.name, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
            return path
        write('saved/courier.xml', RSS)
        write('wire.xml', ATOM)
        body = ('<outline text="North"><outline text="Courier &amp; Co" type="rss" xmlUrl="saved/courier.xml"/></outline>\n'
                '<outline type="rss" xmlUrl="wire.xml" text=""/>')
        path = write('list.opml', f'<opml version="2.0"><head><title>Mine</title></head><body>{body}</body></opml>')
        got = [json.loads(line) for line in self.lists('read', '--format', 'jsonl', path).splitlines()]
        self.assertEqual([(a['outlet'], a['title'][:4]) for a in got], [('Courier & Co', 'Lock'), ('Courier & Co', 'Depo'), ('Vessmouth Wire', 'Wall')])
        more = ('\n<outline xmlUrl="https://wire.example/f"/><outline xmlUrl="../x.xml"/><outline xmlUrl="/etc/passwd"/><outline xmlUrl="none.xml"/>'
                '<outline xmlUrl="list.opml"/>')
        path = write('bad.opml', f'<?xml version="1.0"?>\n<opml><body>{body}{more}</body></opml>')
        said = ('line 4: feeds are not fetched', 'https://wire.example/f', 'not in the folder of the list', 'none.xml: cannot be opened', 'a list of feeds; name it')
        self.assertEqual(len(self.lists('read', '--format', 'jsonl', path, code=1, said=said).splitlines()), 3)
        self.lists('read', write('empty.opml', '<opml><body/></opml>'), code=3, said=['a list without feeds'])
        self.assertEqual(len(self.lists('read', '--format', 'jsonl', write('cut.opml', '<opml><body>' + body), code=0).splitlines()), 3)

    def test_feeds_are_listed(self):
        paths = []
        for name, text in (('a.xml', RSS), ('b.xml', ATOM.replace('<entry>', '<link rel="self" href="https://wire.example/f?a&amp;b"/><entry>')),
                           ('c.json', JSON), ('d.txt', 'The wall fell, police said.')):
            paths.append(os.path.join(self.folder.name, name))
            with open(paths[-1], 'w', encoding='utf-8') as f:
                f.write(text)
        made = self.lists('read', '--format', 'opml', *paths)
        outlines = xml.etree.ElementTree.fromstring(made).findall('body/outline')
        self.assertEqual([(o.get('text'), o.get('xmlUrl'), o.get('language')) for o in outlines],
                         [('The Ardenhall Courier', paths[0], 'en-GB'), ('Vessmouth Wire', 'https://wire.example/f?a&b', 'en'), ('T', paths[2], None)])

    def test_cites_of_entries_hold(self):
        self.read(RSS)
        path = os.path.join(self.folder.name, 'feed')
        brief = os.path.join(self.folder.name, 'brief.json')
        with open(brief, 'wb') as f:
            f.write(run('brief', '--format', 'json', path).stdout)
        done = run('verify', brief, '--documents', path)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_broken_feeds(self):
        self.assertEqual(len(self.read(RSS.replace('&amp; boats', '& boats &nbsp;'))), 2)
        cut = f'at byte {RSS.index("<item><title>Depot")}: an entry that does not end'
        self.assertEqual(len(self.read(RSS[:-100], 1, cut)), 1)
        self.assertEqual(len(self.read(RSS.replace('hall.&lt;/p&gt;</description></item>', '<item><title>Third</title></item>'), 1, cut)), 2)
        self.read(JSON[:-20], 3, 'not a JSON object')
        self.read('<rss><channel><title>None</title></channel></rss>', 3)
        self.read('<rss><channel><item><title>No end', 3, 'at byte 14: an entry that does not end')

    def test_entities_of_a_feed_are_not_put_in(self):
        laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        entry, = self.read(laughs + '<rss><channel><item><title>T &b; &c;</title><description>Text.</description></item></channel></rss>')
        self.assertNotIn('ha', entry['title'])
        self.assertNotIn('root:', entry['title'])


@unittest.skipUnless(os.path.isdir(os.path.join(os.environ.get('FIRSTHAND_EVAL', ''), 'data', 'feeds')), 'no evaluation data (FIRSTHAND_EVAL)')
class Fixtures(unittest.TestCase):
    """What another parser of feeds makes of its own fixtures: as many entries, with the same titles, addresses, authors and days."""

    def test_translated_feeds(self):
        checked = 0
        for path in sorted(glob.glob(os.path.join(os.environ['FIRSTHAND_EVAL'], 'data', 'feeds', 'translator', '*', '*.xml'))):
            with open(path[:-4] + '.json', encoding='utf-8') as f:
                items = json.load(f).get('items')
            if not items:
                continue
            got = [json.loads(line) for line in run('read', '--format', 'jsonl', path).stdout.splitlines()]
            self.assertEqual(len(got), len(items), path)
            for article, item in zip(got, items):
                author = (item.get('authors') or [item.get('author') or {}])[0].get('name')
                for mine, theirs in ((article['title'], item.get('title')), (article.get('url'), item.get('link')),
                                     (article['published']['value'][:10], (item.get('publishedParsed') or '')[:10]),
                                     (' '.join(article['byline']), author)):
                    if theirs:
                        self.assertEqual(mine, theirs, path)
                        checked += 1
        self.assertGreater(checked, 10)

    def test_no_fixture_is_too_much(self):
        folder = os.path.join(os.environ['FIRSTHAND_EVAL'], 'data', 'feeds', 'parser')
        done = run('read', '--format', 'jsonl', folder)
        self.assertEqual(done.returncode, 1, done.stderr[-500:])  # some are broken on purpose
        self.assertGreater(len(done.stdout.splitlines()), 150)  # most fixtures are heads of feeds alone


if __name__ == '__main__':
    unittest.main()
