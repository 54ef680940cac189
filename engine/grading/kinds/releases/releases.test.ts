import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEASURED_RELEASES, MEASURED_ROWS, measuredService } from '../../testing/measured-service';
import type { MeasurementContext } from '../../types';
import { releases } from './releases';

const OPTIONS = releases.parseOptions({
  module: 'server.ts',
  path: '/prices',
  rows: 'rows.csv',
  sample: 40,
  manifests: 'k8s/',
  service: 'prices',
  releases: 'releases.yaml',
  tolerance: 5,
  minutes: 12,
});

const strategy = (name: string) =>
  readFileSync(
    `lessons/03-software-life-cycle/03-deployment/start/house-price/strategies/${name}.yaml`,
    'utf8',
  );

async function measured(manifests: Readonly<Record<string, string>>) {
  const files = { 'server.ts': 'SAME', 'rows.csv': MEASURED_ROWS, ...manifests };
  const context: MeasurementContext = {
    files,
    support: { 'releases.yaml': MEASURED_RELEASES },
    solution: {},
    start: files,
    runner: measuredService,
    seed: 'hidden',
    remake: (path) => path,
    signal: new AbortController().signal,
    newRunId: () => 'run',
    progress: () => {},
  };
  return releases.measure(context, OPTIONS);
}

describe('releases that are put out by manifests', () => {
  it('are stopped by a shadow, each for what is wrong with it, and good ones go live', async () => {
    const { facts, evidence } = await measured({ 'k8s/prices.yaml': strategy('shadow') });
    expect(facts).toMatchObject({
      refused: null,
      workload: 'Rollout',
      readiness: true,
      badLive: 0,
      badAlone: 4,
      worstHarmed: 0,
      goodLive: 2,
      goodHarmed: 0,
      lateStarts: 31,
    });
    expect(facts.served).toBeGreaterThan(0.99);
    expect(facts.leastJudgedOn).toBeGreaterThan(900);
    expect(facts.slowestMinutes).toBeLessThan(6);
    expect(facts.wrongSays).toContain('"other-answers" assessed Failed');
    expect(evidence?.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 6 }, () => 'good'));
    // What a release is announced as would give it away.
    expect(JSON.stringify(evidence)).not.toContain('FAILS');
  });

  it('all go live by recreate, which harms with good ones too', async () => {
    const { facts } = await measured({ 'k8s/prices.yaml': strategy('recreate') });
    expect(facts).toMatchObject({
      workload: 'Deployment',
      readiness: false,
      badLive: 4,
      badAlone: 0,
      failsLive: true,
    });
    expect(facts.goodHarmed).toBeGreaterThan(300);
    expect(facts.wrongHarmed).toBeGreaterThan(2500);
  });

  it('are not measured where the cluster takes nothing, and it says why', async () => {
    expect((await measured({})).facts).toEqual({
      files: 0,
      refused: 'there is no Deployment and no Rollout',
    });
    const both = await measured({ 'k8s/a.yaml': strategy('recreate'), 'k8s/b.yaml': strategy('shadow') });
    expect(both.facts.refused).toContain('the cluster has several');
    const broken = await measured({
      'k8s/a.yaml': strategy('shadow').replace('setMirrorRoute', 'setMirror'),
    });
    expect(broken.facts.refused).toContain('unknown field "setMirror"');
  });
});
