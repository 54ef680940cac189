import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LineDiff, lineDiff } from './line-hunks';

it('shows the lines near each change, with the numbers of both texts', () => {
  const before = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`);
  const after = [...before];
  after[1] = 'other';
  after.splice(30, 0, 'new');
  const diff = lineDiff(before.join('\n'), after.join('\n'));
  expect(diff).toMatchObject({ kind: 'lines', cut: false });
  const { hunks } = diff as Extract<LineDiff, { kind: 'lines' }>;
  expect(hunks).toHaveLength(2);
  expect(hunks[0]!.map(({ sign, text }) => sign + text)).toEqual([
    ' line 1',
    '-line 2',
    '+other',
    ' line 3',
    ' line 4',
    ' line 5',
  ]);
  expect(hunks[1]!.find(({ sign }) => sign === '+')).toEqual({
    sign: '+',
    before: null,
    after: 31,
    text: 'new',
  });
});

it('says what cannot be compared', () => {
  expect(lineDiff('a', 'a')).toEqual({ kind: 'same' });
  expect(lineDiff('a\n', 'a')).toEqual({ kind: 'same' });
  expect(lineDiff(null, new Uint8Array([1]))).toEqual({ kind: 'bytes' });
  expect(lineDiff('x'.repeat(500_000), null)).toEqual({ kind: 'too-long' });
  const long = lineDiff('', Array.from({ length: 5_000 }, (_, i) => String(i)).join('\n'));
  expect(long).toMatchObject({ kind: 'lines', cut: true });
});

it('every change is shown: the lines of both sides can be read from it', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const diff = lineDiff(a.map((line) => `${line}\n`).join(''), b.map((line) => `${line}\n`).join(''));
      if (diff.kind !== 'lines') {
        expect(a).toEqual(b);
        return;
      }
      const lines = diff.hunks.flat();
      for (const line of lines) {
        if (line.before !== null) expect(a[line.before - 1]).toBe(line.text);
        if (line.after !== null) expect(b[line.after - 1]).toBe(line.text);
      }
      const count = (sign: string) => lines.filter((line) => line.sign === sign).length;
      expect(count('+') - count('-')).toBe(b.length - a.length);
    }),
  );
});
