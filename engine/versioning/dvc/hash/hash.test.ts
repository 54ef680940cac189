import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../../core/clock';
import { FileSystem, parentOf } from '../../../core/file-system';
import { byCodePoint } from '../text/compare';
import { dirId, dirObjectText, parseDirObject } from './dir-object';
import { md5Hex, md5OfFile } from './md5';
import { measure } from './measure';

const nodeMd5 = (content: string | Uint8Array): string => createHash('md5').update(content).digest('hex');
const all = () => false;

describe('md5', () => {
  test('is that of the bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => md5Hex(bytes) === nodeMd5(bytes)));
    expect(md5Hex('a\r\n')).toBe(nodeMd5('a\r\n'));
  });

  test('follows a file whose size, time and inode stay the same', () => {
    const fs = new FileSystem(new ManualClock(1));
    fs.write('/a', 'one');
    const before = md5OfFile(fs, '/a');
    fs.write('/a', 'two');
    expect([before, md5OfFile(fs, '/a')]).toEqual([nodeMd5('one'), nodeMd5('two')]);
  });
});

describe('a directory object', () => {
  test('is the JSON of Python, sorted by code point, non-ASCII escaped', () => {
    const md5 = 'e151adcc623d8057b940f9c97553677c';
    const entries = [
      { md5, relpath: '\u{1f600}.csv' },
      { md5, relpath: '\uffee.csv' },
      { md5, relpath: 'b/a.csv' },
      { md5, relpath: 'é.csv' },
    ];
    expect(dirObjectText(entries)).toBe(
      `[{"md5": "${md5}", "relpath": "b/a.csv"}, {"md5": "${md5}", "relpath": "\\u00e9.csv"}, ` +
        `{"md5": "${md5}", "relpath": "\\uffee.csv"}, {"md5": "${md5}", "relpath": "\\ud83d\\ude00.csv"}]`,
    );
  });

  test('gives back what went in, whatever the order', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => !/^\.*$/.test(text) && !text.includes('/'));
    const files = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), {
      selector: (parts) => parts.join('/'),
    });
    fc.assert(
      fc.property(files, fc.nat(), (paths, turn) => {
        const entries = paths.map((parts) => ({ md5: nodeMd5(parts.join('/')), relpath: parts.join('/') }));
        const turned = [
          ...entries.slice(turn % (entries.length || 1)),
          ...entries.slice(0, turn % (entries.length || 1)),
        ];
        expect(dirId(turned)).toBe(dirId(entries));
        expect(parseDirObject(dirObjectText(entries))).toEqual(
          [...entries].sort((a, b) => byCodePoint(a.relpath, b.relpath)),
        );
      }),
    );
  });

  test.each(['../x', '/etc/x', 'a/../../x', '', 'a//b'])('refuses the path %j', (relpath) => {
    expect(parseDirObject(JSON.stringify([{ md5: nodeMd5(''), relpath }]))).toBeUndefined();
  });

  test('orders code points as Python does', () => {
    const text = fc.string({ unit: 'binary', maxLength: 5 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const points = (one: string) => [...one].map((char) => char.codePointAt(0)!);
        const [left, right] = [points(a), points(b)];
        let expected = left.length - right.length;
        for (let i = 0; i < Math.min(left.length, right.length); i++)
          if (left[i] !== right[i]) {
            expected = left[i]! - right[i]!;
            break;
          }
        expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe('measure', () => {
  const tree = (files: Record<string, string>): FileSystem => {
    const fs = new FileSystem(new ManualClock(1));
    for (const [path, text] of Object.entries(files)) {
      fs.makeFolder(parentOf(path));
      fs.write(path, text);
    }
    return fs;
  };

  test('takes the size of a directory as the sum, and counts its files, however deep', () => {
    const fs = tree({ '/d/a': '12', '/d/s/t/b': 'é' });
    expect(measure(fs, '/d', all)).toMatchObject({ size: 4, nfiles: 2 });
    expect(measure(fs, '/d', all)!.md5).toBe(
      `${nodeMd5(`[{"md5": "${nodeMd5('12')}", "relpath": "a"}, {"md5": "${nodeMd5('é')}", "relpath": "s/t/b"}]`)}.dir`,
    );
  });

  test('says when a file is executable', () => {
    const fs = tree({ '/a': 'x' });
    fs.setExecutable('/a', true);
    expect(measure(fs, '/a', all)).toEqual({ md5: nodeMd5('x'), size: 1, isexec: true });
  });

  test('follows links to files, not to folders', () => {
    const fs = tree({ '/real/x': 'x', '/d/a': 'a' });
    fs.link('/real/x', '/d/file');
    fs.link('/real', '/d/folder');
    expect(measure(fs, '/d', all)!.entries!.map((entry) => entry.relpath)).toEqual(['a', 'file']);
  });

  test('is undefined where nothing is, and refuses a .dvcignore inside', () => {
    expect(measure(tree({}), '/none', all)).toBeUndefined();
    expect(() => measure(tree({ '/d/s/.dvcignore': '' }), '/d', all)).toThrow(
      '.dvcignore file should not be in collected dir path',
    );
  });
});
