import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkBundle } from '@/content/lesson-schema';
import type { AttemptRecord } from '@/stores/contracts';
import { baselineFiles, lastAttemptFiles, nextDiff } from './baselines';
import { changedFiles, fileToCompare } from './changed-files';

const attempt = (finishedAt: number, files: Record<string, string>) =>
  ({ report: { finishedAt }, files }) as unknown as AttemptRecord;
const bundle = { start: { 'a.ts': '1', 'b.ts': '2' }, solution: { 'b.ts': '3' } } as unknown as WorkBundle;

test('one key goes through all comparisons and back', () => {
  expect(nextDiff('none')).toBe('start');
  expect(nextDiff(nextDiff(nextDiff(nextDiff('none'))))).toBe('none');
});

describe('baselines', () => {
  test('the solution lies over the start', () => {
    expect(baselineFiles(bundle, {}, 'solution')).toEqual({ 'a.ts': '1', 'b.ts': '3' });
  });

  test('the last attempt is the newest of all exercises', () => {
    const attempts = { one: [attempt(5, { x: 'new' }), attempt(9, {})], two: [attempt(3, { x: 'old' })] };
    expect(lastAttemptFiles(attempts)).toEqual({ x: 'new' });
    expect(baselineFiles(bundle, {}, 'last-attempt')).toBeNull();
  });
});

describe('changedFiles', () => {
  test('says what was added, changed and removed', () => {
    expect(changedFiles({ a: '1', b: '2', c: '3' }, { b: '2', c: '4', d: '5' })).toEqual([
      { path: 'a', mark: 'removed' },
      { path: 'c', mark: 'changed' },
      { path: 'd', mark: 'added' },
    ]);
  });

  test('bytes are compared as bytes', () => {
    const bytes = (...values: number[]) => new Uint8Array(values);
    expect(changedFiles({ m: bytes(1, 2) }, { m: bytes(1, 2) })).toEqual([]);
    expect(changedFiles({ m: bytes(1, 2) }, { m: bytes(1, 3) })).toHaveLength(1);
  });

  test('nothing differs from itself, and differences are the same seen from both sides', () => {
    const files = fc.dictionary(fc.constantFrom('a', 'b', 'c/d'), fc.constantFrom('1', '2'));
    fc.assert(
      fc.property(files, files, (before, after) => {
        expect(changedFiles(before, before)).toEqual([]);
        expect(changedFiles(before, after).map((file) => file.path)).toEqual(
          changedFiles(after, before).map((file) => file.path),
        );
      }),
    );
  });
});

test('the open file is compared first when it differs', () => {
  const changed = changedFiles({ a: '1', b: '1' }, { a: '2', b: '2' });
  expect(fileToCompare(changed, 'b')).toBe('b');
  expect(fileToCompare(changed, 'z')).toBe('a');
  expect(fileToCompare([], 'a')).toBeNull();
});
