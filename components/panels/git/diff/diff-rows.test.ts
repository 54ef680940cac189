import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiffHunk, DiffLine } from '@/engine/versioning/git/views/file-diff';
import { linesOf, pairsOf } from './diff-rows';

/** A hunk from its body. */
function hunk(body: readonly string[]): DiffHunk {
  let [before, after] = [0, 0];
  return {
    header: '@@',
    lines: body.map((line): DiffLine => {
      const sign = line[0] as DiffLine['sign'];
      return {
        sign,
        before: sign === '+' ? null : ++before,
        after: sign === '-' ? null : ++after,
        text: line.slice(1),
      };
    }),
  };
}

describe('the lines of a hunk', () => {
  it('stand beside each other, the words that differ marked', () => {
    const pairs = pairsOf(hunk([' same', '-const rate = 1;', '+const rate = 2;', '+more', ' end']));
    expect(pairs.map(({ left, right }) => [left?.text, right?.text])).toEqual([
      ['same', 'same'],
      ['const rate = 1;', 'const rate = 2;'],
      [undefined, 'more'],
      ['end', 'end'],
    ]);
    expect(pairs[1]!.left!.pieces.filter(({ isChanged }) => isChanged)).toEqual([
      { text: '1', isChanged: true },
    ]);
    expect(pairs[1]!.right!.pieces.filter(({ isChanged }) => isChanged)).toEqual([
      { text: '2', isChanged: true },
    ]);
  });

  it('are lines of their own where they have next to nothing in common', () => {
    const [pair] = pairsOf(hunk(['-import a from "x"', '+for (;;) break;']));
    expect([...pair!.left!.pieces, ...pair!.right!.pieces].some(({ isChanged }) => isChanged)).toBe(false);
  });

  it('come in the order of the patch when they stand below each other, and lose nothing', () => {
    const body = fc.array(
      fc
        .tuple(fc.constantFrom(' ', '-', '+'), fc.stringMatching(/^[a-c ]{0,6}$/))
        .map(([sign, text]) => sign + text),
      { maxLength: 20 },
    );
    // In a patch what went stands before what came.
    const ordered = body.map((lines) =>
      lines.filter((line, at) => !(line[0] === '-' && lines[at - 1]?.[0] === '+')),
    );
    fc.assert(
      fc.property(ordered, (lines) => {
        const shown = linesOf(hunk(lines));
        for (const line of shown) expect(line.pieces.map(({ text }) => text).join('')).toBe(line.text);
        const numbers = (side: 'before' | 'after') => shown.flatMap((line) => line[side] ?? []);
        for (const side of ['before', 'after'] as const)
          expect(numbers(side)).toEqual([...numbers(side)].sort((a, b) => a - b));
        expect(shown).toHaveLength(lines.length);
      }),
    );
  });
});
