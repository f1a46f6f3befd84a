# SPDX-License-Identifier: Apache-2.0
"""WARC archives read by the program: those made here, whole and damaged, and the fixtures beside the evaluation data, where they are there."""
import base64
import ctypes
import glob
import gzip
import hashlib
import json
import os
import unittest
import zlib

from program import Case, run

PAGE = (b'<html lang="en"><head><meta charset="utf-8"><title>Lock gate fails</title></head><body><article><h1>Lock gate fails at Ardenhall</h1>'
        b'<p>A gate of the lock at Ardenhall failed on Monday evening, and eleven boats are stuck above it, the waterways trust said.</p>'
        b'<p>Nobody was hurt, and the trust expects to lift the gate out on Thursday, if a crane can be found in time.</p></article></body></html>')


def record(kind, block, number=1, head=''):
    text = (f'WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n'
            f'WARC-Date: 2031-03-07T10:00:00Z\r\nWARC-Target-URI: https://courier.example/{number}\r\n{head}'
            f'Content-Length: {len(block)}\r\n\r\n')
    return text.encode() + block + b'\r\n\r\n'


def response(body, head='Content-Type: text/html\r\n', status='200 OK'):
    return f'HTTP/1.1 {status}\r\n{head}\r\n'.encode() + body


def brotli(data):
    """Coded by libbrotlienc, which comes in one package with the decoder; Python has none."""
    size = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(size.value)
    encode = ctypes.CDLL('libbrotlienc.so.1').BrotliEncoderCompress
    assert encode(9, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out)
    return out.raw[:size.value]


def zstd_frame(data):
    """A frame that holds the bytes as they are (RFC 8878): one raw block, its size in the frame's head."""
    assert len(data) < 1 << 16
    return b'\x28\xb5\x2f\xfd' + b'\xa0' + len(data).to_bytes(4, 'little') + (len(data) << 3 | 1).to_bytes(3, 'little') + data


def page(number, **more):
    return record('response', response(PAGE, **more), number, 'WARC-Payload-Digest: sha1:ABC\r\n')


class Archives(Case):
    def read(self, data, code=0, *said):
        done = self.ended(run('read', '--format', 'jsonl', self.write('a.warc', data)), code, *said)
        return self.articles(done)

    def test_a_response_is_an_article_with_its_record(self):
        info = record('warcinfo', b'software: x\r\n')
        article, = self.read(info + page(2))
        self.assertEqual([article[k] for k in ('url', 'record', 'title', 'media_type')],
                         ['https://courier.example/2', 2, 'Lock gate fails at Ardenhall', 'text/html'])
        self.assertEqual(article['archived'], {'record_id': '<urn:uuid:00000000-0000-0000-0000-000000000002>', 'digest': 'sha1:ABC',
                                               'captured_at': '2031-03-07T10:00:00Z'})
        start, end = article['blocks'][0]['source']
        self.assertEqual(PAGE[start:end], b'Lock gate fails at Ardenhall')

    def test_only_pages_and_texts_are_read(self):
        data = (page(1) + record('request', b'GET / HTTP/1.1\r\n\r\n') + record('response', response(PAGE, status='404 Not Found'))
                + record('response', response(b'\x89PNG', 'Content-Type: image/png\r\n'))
                + record('resource', b'The wall fell, police said.', 5, 'Content-Type: text/plain\r\n')
                + record('revisit', b''))
        self.assertEqual([a['record'] for a in self.read(data)], [1, 5])
        self.assertEqual(self.read(record('request', b'GET / HTTP/1.1\r\n\r\n'), 3, 'no record of this archive'), [])

    def test_bodies_are_decoded(self):
        chunks = b'%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n' % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])
        raw = zlib.compressobj(wbits=-15)
        deflated = raw.compress(PAGE) + raw.flush()
        for body, head in ((chunks, 'Transfer-Encoding: chunked\r\n'), (gzip.compress(PAGE), 'Content-Encoding: gzip\r\n'),
                           (zlib.compress(PAGE), 'Content-Encoding: deflate\r\n'), (deflated, 'Content-Encoding: deflate\r\n'),
                           (PAGE, 'Content-Encoding: gzip\r\n'), (brotli(PAGE), 'Content-Encoding: br\r\n')):
            article, = self.read(record('response', response(body, 'Content-Type: text/html\r\n' + head)))
            self.assertEqual(article['title'], 'Lock gate fails at Ardenhall', head)
            self.assertEqual(PAGE[slice(*article['blocks'][0]['source'])], b'Lock gate fails at Ardenhall')
        self.read(record('response', response(b'x', 'Content-Type: text/html\r\nContent-Encoding: lzw\r\n')), 3, 'coded as "lzw"')
        cut = record('response', response(brotli(PAGE * 9)[:-40], 'Content-Type: text/html\r\nContent-Encoding: br\r\n'))
        self.assertEqual(len(self.read(cut, 1, 'damaged or cut')), 1)
        bomb = gzip.compress(b'\0' * (8 << 20))
        self.read(record('response', response(gzip.compress(bomb * 9), 'Content-Encoding: gzip\r\n')) + page(2), 0)
        for code, name in ((zlib.compress, 'deflate'), (brotli, 'br')):
            bomb = record('response', response(code(b' ' * (40 << 20)), f'Content-Type: text/html\r\nContent-Encoding: {name}\r\n'))
            self.assertEqual(len(self.read(bomb + page(2), 1, 'thousandfold')), 1)

    def test_the_charset_of_the_header_counts(self):
        body = PAGE.replace(b'<meta charset="utf-8">', b'').replace(b'Ardenhall', b'Ardenh\xe4ll')
        article, = self.read(record('response', response(body, 'Content-Type: text/html; charset=iso-8859-1\r\n')))
        self.assertEqual(article['title'], 'Lock gate fails at Ardenhäll')

    def test_damage_is_told_of_and_the_rest_is_read(self):
        self.assertEqual([a['record'] for a in self.read(page(1) + b'junk junk\r\n' + page(2), 1, 'no record starts here')], [1, 2])
        cut = record('response', response(PAGE))[:-300]
        self.assertEqual([a['url'][-1] for a in self.read(cut + b'\r\n' + page(7), 1, 'shorter than it says')], ['7'])
        last = self.read(page(1) + page(2)[:-100], 1, 'read as far as it goes')[1]
        self.assertIn('A gate of the lock', last['text'])
        self.assertNotIn('in time', last['text'])
        self.assertEqual(len(self.read(b'WARC/1.0\r\nWARC-Type: response\r\n\r\n' + page(2), 1, 'says no length')), 1)
        huge = b'WARC/1.0\r\nContent-Length: 9999999999\r\n\r\n'
        self.assertEqual(len(self.read(huge + page(2), 1, 'larger than 1 GiB')), 1)

    def test_a_digest_that_does_not_hold_is_told_of(self):
        block, other = response(PAGE), response(PAGE.replace(b'eleven', b'twelve'))
        for name, digest in (('sha1', hashlib.sha1), ('sha256', hashlib.sha256)):
            value = digest(block).digest()
            for text in (base64.b32encode(value), base64.b64encode(value), value.hex().encode()):
                head = f'WARC-Block-Digest: {name}:{text.decode()}\r\n'
                self.assertEqual(len(self.read(record('response', block, head=head))), 1)
                self.assertEqual(len(self.read(record('response', other, head=head), 1, 'not what its digest says')), 1)
        head = f'WARC-Payload-Digest: sha1:{base64.b32encode(hashlib.sha1(PAGE).digest()).decode()}\r\n'
        chunked = response(b'%x\r\n%s\r\n0\r\n\r\n' % (len(PAGE), PAGE), 'Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n')
        self.read(record('response', block, head=head) + record('response', chunked, head=head))
        self.read(record('response', other, head=head), 1, 'not what its digest says')

    def test_arc(self):
        def arc(line, block):
            return f'{line} {len(block)}\n'.encode() + block + b'\n'
        version = arc('filedesc://a.arc 127.0.0.1 20310307100000 text/plain', b'1 0 Courier\nURL IP-address Archive-date Content-type Archive-length\n')
        first = arc('https://courier.example/a b 127.0.0.1 20310307100000 text/html', response(PAGE))
        later = arc('https://courier.example/2 127.0.0.1 20310307 text/plain 200 - - 0 a.arc', b'The wall fell, police said.')
        names = arc('dns:courier.example 127.0.0.1 20310307100000 text/dns', b'20310307100000\n127.0.0.1\n')
        for data in (version + first + names + later, b''.join(map(gzip.compress, (version, first, names, later)))):
            articles = self.read(data)
            self.assertEqual([(a['record'], a['url']) for a in articles], [(2, 'https://courier.example/a b'), (4, 'https://courier.example/2')])
            self.assertEqual([a['archived']['captured_at'] for a in articles], ['2031-03-07T10:00:00Z', '2031-03-07'])
            self.assertEqual(PAGE[slice(*articles[0]['blocks'][0]['source'])], b'Lock gate fails at Ardenhall')
        junk = b'http://courier.example/ 127.0.0.1 20310307100000 text/html -1\nhttp://x\n'
        self.assertEqual([a['url'][-1] for a in self.read(version + junk + first + later, 1, 'says no length', 'no record starts here')], ['b', '2'])
        swallowed = first.replace(f' {len(response(PAGE))}\n'.encode(), f' {len(response(PAGE)) + 40}\n'.encode())
        self.assertEqual([a['url'][-1] for a in self.read(version + swallowed + later, 1, 'shorter than it says')], ['2'])

    def test_an_index_leads_to_its_records(self):
        members = [gzip.compress(page(n)) for n in range(1, 4)]
        self.write('parts/a.warc.gz', b''.join(members))
        plain = [page(n) for n in range(4, 6)]
        self.write('b.warc', b''.join(plain))

        def line(file, before, member, **more):
            about = {'url': 'https://courier.example/', 'mime': 'text/html', 'status': '200', 'filename': file,
                     'offset': str(sum(map(len, before))), 'length': str(len(member)), **more}
            return f'example,courier)/ 20310307100000 {json.dumps(about)}\n'
        good = [line('parts/a.warc.gz', members[:2], members[2]), line('b.warc', plain[:1], plain[1], offset=len(plain[0])),
                line('b.warc', [], plain[0], mime='image/png'), line('b.warc', [], plain[0], status='404'),
                line('b.warc', [], plain[0], mime='image/png', status=200), line('b.warc', [], plain[0], status=404)]
        path = self.write('a.cdxj', '!OpenWayback-CDXJ 1.0\n' + ''.join(good))
        articles = self.articles(self.ended(run('read', '--format', 'jsonl', path), 0))
        self.assertEqual([(a['url'][-1], a['record'], a['path']) for a in articles], [('3', 2, path), ('5', 3, path)])
        bad = ['junk\n', line('../b.warc', [], plain[0]), line('none.warc', [], plain[0]), line('parts', [], plain[0]),
               line('b.warc', [], plain[0], offset='x'), line('b.warc', [], plain[0][:-200])]
        path = self.write('b.cdxj', good[0] + ''.join(bad) + good[1])
        done = self.ended(run('read', '--format', 'jsonl', path), 1, 'line 2: says of no record', 'line 3: the archive is not in the folder',
                          'line 4: its archive cannot be opened', 'line 5: its archive is no regular file', 'line 6: says of no record',
                          'line 7: its record: the archive ends within')
        self.assertEqual([a['url'][-1] for a in self.articles(done)], ['3', '4', '5'])
        brief = self.write('brief.json', run('brief', '--format', 'json', self.write('c.cdxj', ''.join(good))).stdout)
        self.ended(run('verify', brief), 0)
        spare = 64 * 1024 - len(line('b.warc', [], plain[0], fill='')) + 1  # the line end does not count
        for more, code in ((0, 0), (1, 1)):
            path = self.write('long.cdxj', good[0] + line('b.warc', [], plain[0], fill='x' * (spare + more)))
            self.assertEqual(len(self.articles(self.ended(run('read', '--format', 'jsonl', path), code))), 2 - code)
        os.remove(path)
        folder = os.path.dirname(path)
        self.assertEqual(len(self.articles(self.ended(run('read', '--format', 'jsonl', folder), 1, 'an index of archives'))), 5)

    def test_the_index_that_is_written_leads_to_the_records(self):
        pages = [page(n) for n in range(1, 6)]
        info, image = record('warcinfo', b'software: x\r\n'), record('response', response(b'\x89PNG', 'Content-Type: image/png\r\n'), 9)
        zstd = [zstd_frame(p) for p in pages]
        arc = b'https://courier.example/1 127.0.0.1 20310307100000 text/html %d\n%s\n' % (len(response(PAGE)), response(PAGE))
        version = b'filedesc://a.arc 127.0.0.1 20310307100000 text/plain 2\n1\n\n'
        for name, data, wanted in (('a.warc', info + pages[0] + image + b''.join(pages[1:]), 5),
                                   ('a.warc.gz', b''.join(map(gzip.compress, [info, *pages[:2], image, b'', *pages[2:]])) + b'\0' * 99, 5),
                                   ('a.warc.zst', b''.join(zstd), 5), ('a.arc.gz', gzip.compress(version) + gzip.compress(arc), 1)):
            self.write('deep/' + name, data)
            made = self.ended(run('read', '--format', 'cdxj', os.path.join('deep', name), cwd=self.folder), 0).stdout
            lines = made.decode().splitlines()
            self.assertEqual(len(lines), wanted, name)
            self.assertEqual(lines, sorted(lines))
            about = json.loads(lines[0].split(' ', 2)[2])
            self.assertEqual((lines[0].split(' ')[:2], about['mime'], about['status'], about['filename']),
                             (['example,courier)/1', '20310307100000'], 'text/html', '200', 'deep/' + name))
            direct = self.articles(self.ended(run('read', '--format', 'jsonl', os.path.join('deep', name), cwd=self.folder), 0))
            by_index = self.articles(self.ended(run('read', '--format', 'jsonl', self.write('index.cdxj', made)), 0))
            self.assertEqual(*([(a['url'], a['text']) for a in found] for found in (by_index, direct)), name)

    def test_what_cannot_be_looked_up_is_not_in_the_index(self):
        together = self.write('a.warc.gz', gzip.compress(page(1) + page(2)) + gzip.compress(page(3)))
        text = self.write('b.txt', 'The wall fell, police said.')
        done = self.ended(run('read', '--format', 'cdxj', together, text), 1, 'compressed in one with others', 'no record of an archive')
        self.assertEqual([line.split(b' ')[0] for line in done.stdout.splitlines()], [b'example,courier)/3'])
        members = [gzip.compress(page(n)) for n in (1, 2, 3)]
        damaged = members[0] + members[1][:-60] + members[2]
        done = self.ended(run('read', '--format', 'cdxj', self.write('c.warc.gz', damaged)), 1, 'damaged')
        offsets = [int(json.loads(line.split(b' ', 2)[2])['offset']) for line in done.stdout.splitlines()]
        self.assertTrue(set(offsets) <= {0, len(members[0]), len(members[0]) + len(members[1]) - 60}, offsets)
        self.assertIn(offsets[-1], (0, len(members[0]) + len(members[1]) - 60))
        self.ended(run('lineage', '--format', 'cdxj', together), 2, '--format takes')

    def test_heads_are_bounded(self):
        fill = 64 * 1024 - len(record('response', b'', head='X: \r\n')) + 4  # the head is then as long as it may be
        self.assertEqual(len(self.read(record('response', response(PAGE), head='X: ' + 'x' * (fill - 6) + '\r\n'))), 1)
        self.read(record('response', response(PAGE), head='X: ' + 'x' * (1 << 20) + '\r\n') + page(2), 1, 'does not end')

    def test_gzip_record_by_record(self):
        members = [gzip.compress(page(n)) for n in range(1, 5)]
        self.assertEqual([a['record'] for a in self.read(b''.join(members))], [1, 2, 3, 4])
        self.assertEqual(len(self.read(gzip.compress(b''.join(page(n) for n in range(3))))), 3)
        broken = bytearray(members[1])
        broken[len(broken) // 2:len(broken) // 2 + 40] = b'\xff' * 40
        urls = [a['url'][-1] for a in self.read(members[0] + bytes(broken) + members[2] + members[3], 1, 'damaged')]
        self.assertEqual(urls, ['1', '3', '4'])

    def test_cites_of_records_hold(self):
        path = self.write('a.warc', page(1) + page(2).replace(b'eleven', b'twelve'))
        brief = self.write('brief.json', run('brief', '--format', 'json', path).stdout)
        self.ended(run('verify', brief, '--documents', path), 0)


@unittest.skipUnless(os.path.isdir(os.path.join(os.environ.get('FIRSTHAND_EVAL', ''), 'data', 'warc')), 'no evaluation data (FIRSTHAND_EVAL)')
class Fixtures(unittest.TestCase):
    WANTED = {'example.warc': 1, 'example.warc.gz': 1, 'example-trunc.warc': 1, 'example-iana.org-chunked.warc': 1, 'example-resource.warc.gz': 1,
              'example-bad-non-chunked.warc.gz': 1, 'example-bad.warc.gz.bad': 1, 'example-wrong-chunks.warc.gz': 1,
              'example-wget-bad-target-uri.warc.gz': 1, 'example.arc': 1, 'example.arc.gz': 1, 'example-space-in-url.arc': 1, 'bad.arc': 0}

    def test_archives_of_another_reader(self):
        for path in sorted(glob.glob(os.path.join(os.environ['FIRSTHAND_EVAL'], 'data', 'warc', '*'))):
            done = run('read', '--format', 'jsonl', path)
            self.assertIn(done.returncode, (0, 1, 3), path)
            if os.path.basename(path) in self.WANTED:
                got = [json.loads(line) for line in done.stdout.splitlines()]
                self.assertEqual(len(got), self.WANTED[os.path.basename(path)], path)
                self.assertTrue(all(a['archived']['captured_at'] for a in got), path)


if __name__ == '__main__':
    unittest.main()
