import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { drawReleases, type Release, releasedFiles } from './releases-file';

const LESSON = 'lessons/03-software-life-cycle/03-deployment';
const text = (name: string) => readFileSync(`${LESSON}/releases/${name}.yaml`, 'utf8');
const drawn = (name: string, which: 'first' | 'hidden', seed: string) =>
  drawReleases(`releases/${name}.yaml`, text(name), which, seededRng(seed));

describe('releases of a lesson', () => {
  it('are five bad ones and three good ones, others in checks than in the replay, by seed', () => {
    const first = drawn('scores', 'first', 'a');
    expect(first.map(({ kind }) => kind)).toEqual([
      'down',
      'fails',
      'rare',
      'slow',
      'wrong',
      'same',
      'retrained',
      'late',
    ]);
    expect(first.filter(({ isBad }) => isBad)).toHaveLength(5);
    const says = (all: readonly Release[]) => all.map((one) => one.says);
    const known = new Set(says(first));
    const hidden = ['a', 'b', 'c', 'd'].map((seed) => says(drawn('scores', 'hidden', seed)));
    expect(hidden.flat().filter((one) => known.has(one))).toEqual([]);
    expect(says(drawn('scores', 'hidden', 'a'))).toEqual(hidden[0]);
    expect(new Set(hidden.map((one) => one.join())).size).toBeGreaterThan(1);
  });

  it('change the files that they name, and say when a service is not the one that they change', () => {
    const [release] = drawn('prices', 'first', 'a');
    const files = { 'house-price/server.ts': readFileSync(`${LESSON}/start/house-price/server.ts`, 'utf8') };
    expect(releasedFiles(files, release!)['house-price/server.ts']).toContain('MARGIN is not set');
    expect(() => releasedFiles({ 'house-price/server.ts': 'export default 1;' }, release!)).toThrow(
      'house-price/server.ts: “Take the margin from the environment” does not find what it changes',
    );
    expect(releasedFiles({}, { ...release!, edits: [{ file: 'a.ts', text: 'new' }] })).toEqual({
      'a.ts': 'new',
    });
  });

  it('say what is wrong with their file', () => {
    const broken = text('prices').replace('  rare:', '  seldom:');
    expect(() => drawReleases('releases/prices.yaml', broken, 'first', seededRng('a'))).toThrow(
      /releases\/prices\.yaml: bad/,
    );
  });
});
