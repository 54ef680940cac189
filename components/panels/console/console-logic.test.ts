import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsoleEntry } from '@/stores/contracts';
import { parseAnsi, stripAnsi } from './ansi';
import { linkify } from './linkify';
import { consoleRows, consoleText, errorSummary } from './rows';
import { durationText, endOfRunText } from './run-words';

const files = new Set(['src/train.ts', 'main.ts', 'test/a.test.ts']);
const isFile = (path: string) => files.has(path);
const entry = (id: number, text: string, more: Partial<ConsoleEntry> = {}): ConsoleEntry => ({
  id,
  kind: 'stdout',
  text,
  ...more,
});

describe('linkify', () => {
  test('finds a frame in brackets', () => {
    expect(linkify('    at fit (src/train.ts:12:5)', isFile)).toEqual([
      { text: '    at fit (' },
      { text: 'src/train.ts:12:5', location: { path: 'src/train.ts', line: 12, column: 5 } },
      { text: ')' },
    ]);
  });

  test('knows files behind file:/// and ./ and without a column', () => {
    expect(linkify('file:///main.ts:3', isFile)[0]!.location).toEqual({ path: 'main.ts', line: 3 });
    expect(linkify('./main.ts:3:1', isFile)[0]!.location).toEqual({ path: 'main.ts', line: 3, column: 1 });
  });

  test('leaves what is not a file of the workspace', () => {
    const text = 'at node:internal/modules.js:3:1, https://x.test/main.js:3, 12:30:05, lib/main.ts:1';
    expect(linkify(text, isFile)).toEqual([{ text }]);
  });

  test('loses no character', () => {
    const bit = fc.oneof(fc.constantFrom('src/train.ts:1:2', ' main.ts:4', '(', ')', ' at '), fc.string());
    fc.assert(
      fc.property(fc.array(bit), (bits) => {
        const text = bits.join('');
        expect(
          linkify(text, isFile)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('parseAnsi', () => {
  test('reads colours, bold and reset', () => {
    expect(parseAnsi('a\u001b[31;1mb\u001b[0mc')).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { colour: 1, bold: true } },
      { text: 'c', style: {} },
    ]);
  });

  test('arguments of 256 and RGB colours are not taken for codes', () => {
    expect(parseAnsi('\u001b[38;5;1mx')).toEqual([{ text: 'x', style: {} }]);
    expect(parseAnsi('\u001b[38;2;1;3;4mx')).toEqual([{ text: 'x', style: {} }]);
  });

  test('the spans hold the stripped text, whatever the codes', () => {
    const bit = fc.oneof(
      fc.constantFrom('\u001b[31m', '\u001b[0m', '\u001b[2K', '\u001b[m', '\u001b[38;5;9m'),
      fc.string().filter((text) => !text.includes('\u001b')),
    );
    fc.assert(
      fc.property(fc.array(bit), (bits) => {
        const text = bits.join('');
        expect(
          parseAnsi(text)
            .map((span) => span.text)
            .join(''),
        ).toBe(stripAnsi(text));
      }),
    );
  });
});

describe('rows', () => {
  test('splits blocks into lines and drops one final newline', () => {
    expect(consoleRows([entry(1, 'a\nb\n'), entry(2, '')]).map((row) => row.text)).toEqual(['a', 'b', '']);
  });

  test('filters without regard to case or escape codes', () => {
    const rows = consoleRows([entry(1, '\u001b[31mLo\u001b[0mss 3\nother')], 'loss');
    expect(consoleText(rows)).toBe('Loss 3');
  });

  test('an error shows its stack once and sums up with the first workspace frame', () => {
    const error = {
      name: 'TypeError',
      message: 'no x',
      stack: 'TypeError: no x\n    at src/train.ts:2:1',
      frames: [{ path: 'src/train.ts', line: 2, column: 1 }],
    };
    const entries = [entry(1, 'TypeError: no x', { kind: 'error', error })];
    expect(consoleRows(entries).map((row) => row.text)).toEqual([
      'TypeError: no x',
      '    at src/train.ts:2:1',
    ]);
    expect(errorSummary(entries)).toEqual({ title: 'TypeError: no x', location: error.frames[0] });
  });
});

test('durations read well', () => {
  expect(durationText(340)).toBe('0.3 s');
  expect(durationText(125_000)).toBe('2 min 5 s');
});

test('the end of a run is one sentence', () => {
  const run = {
    runId: 'r',
    label: 'npm run train',
    program: { kind: 'module' as const, path: 'main.ts' },
    contentHash: '',
    params: {},
    startedAt: 0,
    endedAt: 2000,
    outcome: 'completed' as const,
    console: [],
    epochs: [],
    tests: [],
  };
  expect(endOfRunText(run)).toBe('npm run train: finished after 2.0 s.');
});
