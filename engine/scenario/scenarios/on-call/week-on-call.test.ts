import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { ScenarioContext } from '../../types';
import { WEEK_ON_CALL_MEASURES } from '../../week-on-call/measures';
import { weekOnCall } from './week-on-call';

vi.setConfig({ testTimeout: 60_000 });

const TABLE = readFileSync('public/data/ames_housing.csv', 'utf8');
const run = (runbook: string, shift = '') =>
  weekOnCall.run(
    {
      lane: 'practice',
      files: {
        'data/ames_housing.csv': TABLE,
        'on-call/shift.yaml':
          shift ||
          'service: homestead\ntable: data/ames_housing.csv\nseed: not this one\nhours: 72\nincidents: { count: 1, from: 9, until: 12, among: [dns-failure] }\n',
        'on-call/runbook.md': runbook,
      },
      seed: 'replay',
      progress: () => {},
    } as unknown as ScenarioContext,
    weekOnCall.parseOptions({}),
  );

describe('a week with nobody but the runbook', () => {
  it('is measured by what became of its incidents, and is the same twice', async () => {
    const mended = await run('## DnsFailures\n```sh\noncall act restart-dns\n```\n');
    expect(mended.measures).toMatchObject({ open: 0, acts: 1 });
    expect(mended.events.map(({ label, outcome }) => [label, outcome])).toEqual([
      ['DNS fails', 'right'],
      ['oncall act restart-dns', 'refused'],
    ]);
    expect(await run('## DnsFailures\n```sh\noncall act restart-dns\n```\n')).toEqual(mended);
    const silent = await run('');
    expect(silent.measures).toMatchObject({ open: 1, acts: 0 });
    expect(silent.measures.harmed).toBeGreaterThan(5 * mended.measures.harmed!);
    expect(Object.keys(silent.measures)).toEqual(WEEK_ON_CALL_MEASURES.map(({ id }) => id));
  });

  it('says why it could not pass', async () => {
    const { measures, notes } = await run('', 'service: nobody\n');
    expect(measures.restore).toBeNull();
    expect(notes.restore).toMatch(/describes no shift/);
  });
});
