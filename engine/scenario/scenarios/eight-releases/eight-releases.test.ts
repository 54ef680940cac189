import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEASURED_RELEASES, MEASURED_ROWS, measuredService } from '../../../grading/testing/measured-service';
import type { Lane } from '../../types';
import { eightReleases } from './eight-releases';

const OPTIONS = eightReleases.parseOptions({
  module: 'server.ts',
  path: '/prices',
  rows: 'rows.csv',
  sample: 40,
  manifests: 'k8s/',
  service: 'prices',
  releases: 'releases.yaml',
  tolerance: 5,
});

const strategy = (name: string) =>
  readFileSync(
    `lessons/03-software-life-cycle/03-deployment/start/house-price/strategies/${name}.yaml`,
    'utf8',
  );

const replay = (lane: Lane, manifest: string) =>
  eightReleases.run(
    {
      lane,
      files: { 'server.ts': 'SAME', 'rows.csv': MEASURED_ROWS, 'k8s/prices.yaml': manifest },
      support: { 'releases.yaml': MEASURED_RELEASES },
      solution: {},
      runner: measuredService,
      seed: 'eight',
      remake: (path) => path,
      signal: new AbortController().signal,
      newRunId: () => 'run',
      progress: () => {},
    },
    OPTIONS,
  );

describe('releases, one a day', () => {
  it('by recreate harm until people notice, for longest where the answers are wrong', async () => {
    const { events, measures, notes } = await replay('ad-hoc', strategy('recreate'));
    expect(events.map(({ outcome }) => outcome)).toEqual([
      'crashed',
      'crashed',
      'crashed',
      'crashed',
      'crashed',
      'silently-wrong',
    ]);
    expect(measures.live).toBe(4);
    // Three loud ones for a quarter of an hour each, one silent one for an hour.
    expect(measures.exposed).toBeGreaterThan(95);
    expect(measures.exposed).toBeLessThan(110);
    expect(events.at(-1)?.detail).toMatch(
      /got a wrong answer\. It was all there is after .* called off after 60\.0 min/,
    );
    expect(notes.exposed).toContain('15 minutes');
  });

  it('by a shadow harm nobody, the same way each time', async () => {
    const [one, two] = [
      await replay('practice', strategy('shadow')),
      await replay('practice', strategy('shadow')),
    ];
    expect(one).toEqual(two);
    expect(one.measures).toMatchObject({ harmed: 0, live: 0, exposed: 0 });
    expect(one.events.map(({ outcome }) => outcome)).toEqual([
      'right',
      'refused',
      'refused',
      'refused',
      'right',
      'refused',
    ]);
  });

  it('that the cluster does not take are not measured, and say why', async () => {
    const { events, measures } = await replay('practice', 'kind: Deploymnt\n');
    expect(Object.values(measures).every((one) => one === null)).toBe(true);
    expect(events[0]?.outcome).toBe('crashed');
    expect(events[0]?.detail).toBeTruthy();
  });
});
