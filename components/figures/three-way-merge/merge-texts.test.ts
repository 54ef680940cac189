import { describe, expect, it } from 'vitest';
import { CASES } from './cases';
import { mergeTexts } from './merge-texts';

const merged = (name: string) => mergeTexts(CASES.find(({ label }) => label === name)!.versions);

describe('the cases of the figure', () => {
  it('are a conflict, a clean merge, and a clean merge with a key twice', () => {
    expect(
      CASES.map(({ versions }) => mergeTexts(versions)).map(({ conflicts, fault }) => [conflicts, fault]),
    ).toEqual([
      [1, null],
      [0, null],
      [0, 'seed stands there twice, and the later one counts'],
    ]);
  });

  it('can be broken by an edit that git merges all the same', () => {
    const [, { versions }] = CASES as [unknown, (typeof CASES)[number]];
    expect(mergeTexts({ ...versions, ours: versions.ours.replace('0.6', '0.6,') }).fault).toBe(
      'the result is no JSON',
    );
  });

  it('show whose lines stand between the markers', () => {
    expect(merged('Lines that touch').lines.map(({ kind }) => kind)).toEqual([
      'plain',
      'plain',
      'plain',
      'marker',
      'ours',
      'ours',
      'marker',
      'theirs',
      'marker',
      'plain',
    ]);
  });
});
