# SPDX-License-Identifier: Apache-2.0
"""What the tests of the program share: running it, and a folder to write documents in. FIRSTHAND_BINARY names the program."""
import json
import os
import random
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.path.abspath(os.environ['FIRSTHAND_BINARY'])
COMMANDS = ('read', 'annotate', 'lineage', 'stories', 'brief')
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'examples')

FERRY = ('Ferry crew rescued off Port Alder\n\nPORT ALDER, May 3 (Coastal Wire) - Eleven people were taken off a burning ferry on Saturday, '
         'the coastguard said.\n\n"Nobody is missing," said Captain Ilse Marn of the Alder coastguard.\n')
STRIKE = ('Tram drivers in Velmora to strike\n\nTram drivers in Velmora will stop work on 12 June, their union announced on Monday. '
          'Some 400 drivers are members.\n')


def run(*args, input=None, timeout=300, env=None, cwd=None):
    return subprocess.run([BINARY, *args], input=input, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, cwd=cwd,
                          env={**os.environ, **(env or {})})


def records(*texts, **fields):
    """JSON Lines with an article for each text, its number the id."""
    return b''.join(json.dumps({'id': str(k), 'text': t, **fields}).encode() + b'\n' for k, t in enumerate(texts))


class Case(unittest.TestCase):
    """A folder of its own, and checks that show what the program said."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='firsthand-')
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(data.encode() if isinstance(data, str) else data)
        return path

    def ended(self, done, code, *said):
        """The exit code, and words that standard error holds."""
        errors = done.stderr.decode(errors='replace')
        self.assertEqual(done.returncode, code, errors[:2000])
        for words in said:
            self.assertIn(words, errors)
        for line in errors.splitlines():
            self.assertTrue(line.startswith('firsthand: '), line)
        return done

    def mended(self, name, whole, *command):
        """How many of the runs on a store that has lost 64 bytes of a page made its index anew: whatever is lost, they print `whole` or say what is damaged."""
        with open(os.path.join(self.folder, name), 'rb') as f:
            sound = f.read()
        chance, mended = random.Random(5), 0
        for _ in range(60):
            at = chance.randrange(4096, len(sound) - 64)
            self.write(name, sound[:at] + bytes(64) + sound[at + 64:])
            done = run(*command)
            self.assertIn(done.returncode, (0, 4), done.stderr)
            if done.returncode == 0:
                self.assertEqual(done.stdout, whole)
                mended += b'made anew' in done.stderr
            else:
                self.assertIn(name.encode(), done.stderr)
        return mended

    def articles(self, done):
        return [json.loads(line) for line in done.stdout.decode().splitlines()]
