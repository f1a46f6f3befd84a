#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the tree to its own rules: format, heads, sizes, names, layers, symbols, banned calls, headers, tables.

    tools/lint/lint.py [CHECK ...]        all checks if none is named; findings as FILE:LINE: message, exit code 1 if there are any
"""
import collections
import concurrent.futures
import os
import re
import subprocess
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
LONGEST_FILE = 600
LONGEST_FUNCTION = 100
# Never: unbounded writes, hidden state, the machine's locale, clock or chance. In the library also: printing and exiting.
BANNED = {
    'strcpy': 'unbounded', 'strcat': 'unbounded', 'sprintf': 'unbounded', 'vsprintf': 'unbounded', 'gets': 'unbounded',
    'strtok': 'hidden state', 'atoi': 'no errors', 'atof': 'no errors', 'strtod': 'follows the locale', 'setlocale': 'global',
    'isalpha': 'follows the locale', 'isdigit': 'follows the locale', 'isspace': 'follows the locale',
    'isupper': 'follows the locale', 'islower': 'follows the locale', 'tolower': 'follows the locale', 'toupper': 'follows the locale', 'rand': 'chance',
    'localtime': 'follows the machine', 'gmtime': 'hidden state', 'alloca': 'unbounded', 'system': 'runs a shell', 'popen': 'runs a shell',
}
BANNED_IN_LIBRARY = {
    'printf': 'prints', 'puts': 'prints', 'putchar': 'prints', 'perror': 'prints', 'exit': 'exits', 'abort': 'exits',
    'getenv': 'hidden input', 'strtof': 'follows the locale',
}
UNFINISHED = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
findings = []


def found(path, line, message):
    findings.append((os.path.relpath(os.path.join(ROOT, path), ROOT), line, message))


def tracked(*endings):
    names = subprocess.run(['git', '-C', ROOT, 'ls-files', '--cached', '--others', '--exclude-standard'],
                           stdout=subprocess.PIPE, text=True, check=True).stdout.split('\n')
    paths = [os.path.join(ROOT, n) for n in names if n.endswith(endings)]
    return sorted(p for p in paths if os.path.isfile(p))


def lines_of(path):
    with open(path, encoding='utf-8', errors='replace') as f:
        return f.read().split('\n')


def code_of(path):
    """The lines of a C file with comments and strings blanked out."""
    text = '\n'.join(lines_of(path))
    blank = lambda m: re.sub(r'[^\n]', ' ', m.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S).split('\n')


def layers():
    """{layer: set of layers that it may include}, from src/LAYERS."""
    out = {}
    for line in lines_of(os.path.join(ROOT, 'src', 'LAYERS')):
        if re.match(r'[a-z]', line):
            name, uses = line.split(':')
            out[name] = set(uses.split()) | {name}
    return out


def layer_of(path, known):
    """The longest layer name that a path below src starts with."""
    folder = os.path.dirname(path)
    while folder and folder not in known:
        folder = os.path.dirname(folder)
    return folder


def check_format():
    files = tracked('.c', '.h')
    done = subprocess.run(['clang-format', '--dry-run', '-Werror', *files], stderr=subprocess.PIPE, text=True, cwd=ROOT)
    for m in re.finditer(r'^(.*?):(\d+):\d+: error: ', done.stderr, re.M):
        found(m.group(1), int(m.group(2)), 'not as .clang-format lays it out (make format)')


def check_heads():
    for path in tracked('.c', '.h', '.S', '.def', '.py', '.sh'):
        if not any('SPDX-License-Identifier: Apache-2.0' in l for l in lines_of(path)[:3]):
            found(path, 1, 'no SPDX line at the head')


def check_sizes():
    for path in tracked('.c', '.h'):
        lines = lines_of(path)
        if len(lines) > LONGEST_FILE + 1:
            found(path, LONGEST_FILE, f'{len(lines)} lines; a file has at most {LONGEST_FILE}')
        start = None
        for i, line in enumerate(lines, 1):
            if line == '{':
                start = i
            elif line == '}' and start:
                if i - start > LONGEST_FUNCTION:
                    found(path, start, f'a function of {i - start} lines; the most is {LONGEST_FUNCTION}')
                start = None


def check_names():
    seen = collections.defaultdict(list)
    for path in tracked('.c', '.h'):
        if os.path.relpath(path, ROOT).startswith(('src', 'tests')):
            seen[os.path.basename(path)].append(path)
    for name, paths in seen.items():
        if len(paths) > 1:
            found(paths[1], 1, f'a second {name}; file names are unique in the tree')
        if re.search(r'util|helper|common|misc|manager', name):
            found(paths[0], 1, 'a name that says nothing')


def check_layers():
    known = layers()
    for path in tracked('.c', '.h', '.inc'):
        below = os.path.relpath(path, os.path.join(ROOT, 'src'))
        if below.startswith('..'):
            continue
        layer = layer_of(below, known)
        for i, line in enumerate(lines_of(path), 1):
            m = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not m or m.group(1).startswith('firsthand/'):
                continue
            beside = os.path.isfile(os.path.join(os.path.dirname(path), m.group(1)))
            there = layer if beside else layer_of(m.group(1), known)
            if there not in known.get(layer, ()):
                found(path, i, f'{layer} may not include {m.group(1)} (src/LAYERS)')


def check_banned():
    for path in tracked('.c'):
        below = os.path.relpath(path, ROOT)
        if below.startswith('tests'):
            continue
        words = dict(BANNED)
        if below.startswith('src/') and not below.startswith('src/cli/'):
            words.update(BANNED_IN_LIBRARY)
        call = re.compile(r'(?<![\w.>])(' + '|'.join(words) + r')\s*\(')
        for i, line in enumerate(code_of(path), 1):
            for m in call.finditer(line):
                found(path, i, f'{m.group(1)}() is not used here: {words[m.group(1)]}')


def check_unfinished():
    for path in tracked('.c', '.h', '.py', '.sh', '.md', '.txt', '.tsv'):
        if os.path.abspath(path) == os.path.abspath(__file__):
            continue
        for i, line in enumerate(lines_of(path), 1):
            if UNFINISHED.search(line):
                found(path, i, 'promises work that is not done')


def check_symbols():
    """What a file exports starts with fh_ or with fhi_ and the file's own name."""
    builds = [d for d in ('build-dev', 'build') if os.path.isfile(os.path.join(ROOT, d, 'compile_commands.json'))]
    if not builds:
        print('lint: symbols not checked: nothing is built yet', file=sys.stderr)
        return
    for at, _, names in os.walk(os.path.join(ROOT, builds[0], 'CMakeFiles')):
        for name in sorted(n for n in names if n.endswith('.c.o')):
            path = os.path.join(at, name)
            source = os.path.join(ROOT, 'src', path.rpartition('/src/')[2][:-len('.o')])
            if '/src/' not in path or '/src/cli/' in path or not os.path.isfile(source):
                continue
            stem = name[:-len('.c.o')]
            out = subprocess.run(['nm', '-g', '--defined-only', path], stdout=subprocess.PIPE, text=True).stdout
            for line in out.splitlines():
                symbol = line.split()[-1]
                if not symbol.startswith(('__', '_Z', 'fh_', f'fhi_{stem}')):
                    found(source, 1, f'exports {symbol}; {stem}.c exports only fhi_{stem}_*')


def compile_header(job):
    path, compiler = job
    done = subprocess.run([*compiler, '-Wall', '-Wextra', '-pedantic', '-Werror', '-Iinclude', '-Isrc', '-fsyntax-only', path],
                          cwd=ROOT, stderr=subprocess.PIPE, text=True)
    return path, done.returncode, done.stderr.strip().split('\n')[0]


def check_headers():
    """Each header compiles alone: all as C11, the public ones as C++, too."""
    inside = lambda p, *folders: os.path.relpath(p, ROOT).split(os.sep)[0] in folders
    jobs = [(p, ['cc', '-std=c11', '-x', 'c']) for p in tracked('.h') if inside(p, 'src', 'include')]
    jobs += [(p, ['c++', '-std=c++17', '-x', 'c++']) for p in tracked('.h') if inside(p, 'include')]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, code, first in pool.map(compile_header, jobs):
            if code:
                found(path, 1, f'does not compile alone: {first}')


def check_tables():
    """Making the tables again changes nothing."""
    script = os.path.join(ROOT, 'tools', 'gen', 'all.sh')
    done = subprocess.run(['sh', script, '--check'], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        found(script, 1, 'tables differ from their data (make tables): ' + ' '.join(done.stdout.split())[:300])


def check_provenance():
    """Each file under data/ has its row in PROVENANCE.tsv, and each row its file."""
    data = os.path.join(ROOT, 'data')
    path = os.path.join(data, 'PROVENANCE.tsv')
    rows = [l.split('\t') for l in lines_of(path) if l and not l.startswith('#')][1:]
    for row in rows:
        if len(row) != 5 or not all(row):
            found(path, 1, f'the row of {row[0]} does not fill five columns')
    listed = {r[0] for r in rows}
    there = {os.path.relpath(p, ROOT) for p in tracked('') if p.startswith(data + os.sep)}
    there = {t for t in there if t != 'data/PROVENANCE.tsv' and not t.endswith('README.md')}
    for name in sorted(there - listed):
        found(path, 1, f'no row for {name}')
    for name in sorted(listed - there):
        found(path, 1, f'a row for {name}, which is not there')


def main(names):
    checks = {k[len('check_'):]: v for k, v in globals().items() if k.startswith('check_')}
    unknown = [n for n in names if n not in checks]
    if unknown:
        print(f"lint: no such check: {' '.join(unknown)}; there are: {' '.join(checks)}", file=sys.stderr)
        return 2
    for name in names or checks:
        before = len(findings)
        checks[name]()
        print(f"{'ok  ' if len(findings) == before else 'FAIL'} {name}")
    for path, line, message in findings:
        print(f'{path}:{line}: {message}')
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
