import { describe, expect, it } from 'vitest';
import type { Notification } from '../../../monitoring/alerting/alertmanager';
import { parseAlertmanagerConfig } from '../../../monitoring/alerting/alertmanager-config';
import type { Monitors } from '../../../monitoring/service/monitors';
import { parseRunbook } from '../../../monitoring/service/runbook';
import { parseServiceFile } from '../../../monitoring/service/service-file';
import { OnCall, PATIENCE, REACTS_AFTER } from './on-call';
import { readSeason } from './season';
import { SeasonWorld } from './season-world';

const HEAD = 'id,served_at,age,kind,known_at,left';
/** Four days of two customers each; what the feed tells is broken from the third on. */
const line = (n: number, age: number | string, kind: string, left: string) =>
  `c${n},2026-03-0${2 + Math.floor(n / 2)}T1${n % 2}:00Z,${age},${kind},2026-03-0${4 + Math.floor(n / 2)}T1${n % 2}:00Z,${left}`;
const calm = [
  HEAD,
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((n) => line(n, 20 + n, n % 2 ? 'a' : 'b', n % 4 === 0 ? 'yes' : 'no')),
].join('\n');
const broken = [
  HEAD,
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((n) =>
    line(n, n < 5 ? 20 + n : '', n < 5 ? (n % 2 ? 'a' : 'b') : 'z', n % 4 === 0 ? 'yes' : 'no'),
  ),
].join('\n');

const KINDS = { age: 'numeric', kind: 'categorical' } as const;
const service = parseServiceFile(
  "service: s\nserved: { file: a.csv, prediction: call }\nlabels: { file: b.csv, value: left }\nright: { positive: 'yes' }\nreference: c.csv\n",
  'service.yaml',
);
const day = (n: number) => Date.UTC(2026, 2, 2 + n);
const season = readSeason('broken', 'feed', broken, calm, KINDS);
const reference = season.truth;
const decisions = {
  told: [false, false, false, false, false, true, true, true],
  truth: [false, false, false, false, true, false, true, false],
};

describe('a season', () => {
  it('begins to be another at the start of the day of its first other row', () => {
    expect(season.from).toBe(4);
    expect(readSeason('calm', 'calm', calm, calm, KINDS).from).toBe(8);
  });
});

describe('the world of a season', () => {
  it('serves what the feed tells, and what is true once it is taken back', () => {
    const world = new SeasonWorld(season, reference, service, decisions);
    expect(world.brokenRows).toBe(4);
    world.change(day(3), decisions, false);
    expect(world.brokenRows).toBe(2);
    const [age, kind, call] = world.rows(day(2), day(4)).columns;
    expect([...(age as { values: Float64Array }).values]).toEqual([24, Number.NaN, 26, 27]);
    const texts = kind as { codes: Int32Array; dictionary: readonly string[] };
    expect([...texts.codes].map((code) => texts.dictionary[code])).toEqual(['b', 'z', 'b', 'a']);
    expect([...(call as { codes: Int32Array }).codes]).toEqual([0, 1, 1, 0]);
  });

  it('knows a label when it has come, and not before', () => {
    const world = new SeasonWorld(season, reference, service, decisions);
    expect(world.outcomes(day(0), day(2))).toEqual([]);
    expect(world.outcomes(day(0), day(3)).map(({ outcome }) => outcome)).toEqual(['missed', 'right']);
    expect(world.labelledCsv(day(3), true).trim().split('\n')).toHaveLength(3);
  });

  it('gives those who train the rows as the feed tells them now', () => {
    const world = new SeasonWorld(season, reference, service, decisions);
    expect(world.labelledCsv(day(9), true)).toContain(',z,');
    expect(world.labelledCsv(day(9), false)).not.toContain(',z,');
  });
});

describe('whoever is on call', () => {
  const monitors = {
    alertmanager: parseAlertmanagerConfig(
      'route: { receiver: nobody }\nreceivers: [{ name: nobody }, { name: pager, webhook_configs: [{ url: "http://p" }] }]',
      'alertmanager.yml',
    ),
    runbook: parseRunbook('## First\n```sh\nnpm run a\n```\n## Second\n```sh\nnpm run b\n```\n## Third\n'),
  } as unknown as Monitors;
  const message = (receiver: string, time: number) =>
    ({ receiver, time, status: 'firing' }) as unknown as Notification;

  it('hears receivers that lead somewhere alone', () => {
    const onCall = new OnCall(monitors);
    expect(onCall.hears(message('pager', 0))).toBe(true);
    expect(onCall.hears(message('nobody', 0))).toBe(false);
  });

  it('works through the first section that names what fires, and gives it a week', () => {
    const onCall = new OnCall(monitors);
    expect(onCall.reactsAt(message('pager', 0))).toBe(REACTS_AFTER);
    expect(onCall.takeUp(REACTS_AFTER, ['Second', 'First']).section?.alert).toBe('First');
    expect(onCall.reactsAt(message('pager', PATIENCE))).toBeNull();
    expect(onCall.reactsAt(message('pager', PATIENCE + REACTS_AFTER))).toBe(PATIENCE + 2 * REACTS_AFTER);
  });

  it('is not kept busy by a section that has nothing to do', () => {
    const onCall = new OnCall(monitors);
    onCall.takeUp(0, ['Third']);
    expect(onCall.reactsAt(message('pager', 1))).toBe(1 + REACTS_AFTER);
  });
});
