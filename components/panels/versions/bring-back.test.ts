import { describe, expect, it } from 'vitest';
import type { DataVersion, TrackedData } from '@/engine/versioning/dvc/views/data-versions';
import { bringBackLine } from './bring-back';

const file: TrackedData = {
  path: 'data/my sales.csv',
  isDirectory: false,
  stage: 'data/my sales.csv.dvc',
  isStageOutput: false,
  change: null,
  versions: [],
};

const version = (change: Partial<DataVersion> = {}): DataVersion => ({
  md5: 'a'.repeat(32),
  commits: [{ id: 'ab3735f0123456789', subject: 'x', timeMs: 0, names: [] }],
  isInCache: true,
  isInRemote: null,
  isRecorded: false,
  isInWorkspace: false,
  ...change,
});

describe('the line that brings a version back', () => {
  it('takes the record from its commit and the bytes from the cache', () => {
    expect(bringBackLine(file, version())).toBe(
      "git checkout ab3735f012 -- 'data/my sales.csv.dvc' && dvc checkout 'data/my sales.csv.dvc'",
    );
  });

  it('fetches what only the remote has', () => {
    expect(bringBackLine(file, version({ isInCache: false, isInRemote: true }))).toContain(
      "&& dvc fetch 'data/my sales.csv.dvc' && dvc checkout",
    );
  });

  it('is none where it is there, in no commit, nowhere, or made by a stage', () => {
    expect(bringBackLine(file, version({ isInWorkspace: true }))).toBeNull();
    expect(bringBackLine(file, version({ commits: [] }))).toBeNull();
    expect(bringBackLine(file, version({ isInCache: false, isInRemote: false }))).toBeNull();
    expect(bringBackLine({ ...file, isStageOutput: true }, version())).toBeNull();
  });
});
