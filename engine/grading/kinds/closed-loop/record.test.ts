import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../core/code-runner';
import type { Notification } from '../../../monitoring/alerting/alertmanager';
import { loopEvidence, loopFacts } from './facts';
import type { LiveService } from './live-service';
import { episodeAt, readMarket } from './market';
import { isHarmful, LoopRecord } from './record';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 9);
const DAYS = 40;

/** Forty days of four customers a day: a turn on day 10, a trap on day 24. Every second customer leaves. */
const rows = Array.from({ length: DAYS * 4 }, (_, n) => ({ day: Math.floor(n / 4), hour: 6 * (n % 4), n }));
const at = (day: number, hour = 0) => START + day * DAY + hour * HOUR;
const iso = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;
const feed = ['id,served_at,x', ...rows.map(({ day, hour, n }) => `c${n},${iso(at(day, hour))},1`)].join(
  '\n',
);
const truth = [
  'id,left,market,trap',
  ...rows.map(
    ({ day, n }) =>
      `c${n},${n % 2 === 0 ? 'yes' : 'no'},${day < 10 ? 'before' : 'rival'},${day >= 24 && day < 28 ? 'moved' : ''}`,
  ),
].join('\n');
const market = readMarket(feed, truth);
const live = (image: string): LiveService => ({
  kind: 'Rollout',
  image,
  model: image,
  analyses: 0,
  failedAnalyses: 0,
  ahead: 0,
});
const nobody = rows.map(() => false);
const leavers = rows.map(({ n }) => n % 2 === 0);
const record = () => new LoopRecord(market, live('scores:1'), nobody);
const message = (time: number): Notification =>
  ({ time, status: 'firing', firing: [{ labels: { severity: 'ticket' } }] }) as unknown as Notification;
const trained = { writes: { 'churn/model.json': '{}' } } as unknown as RunResult;

describe('a market', () => {
  it('has its turns and traps with their times', () => {
    expect(market.episodes).toEqual([
      { kind: 'turn', name: 'rival', from: at(10), next: at(24) },
      { kind: 'trap', name: 'moved', from: at(24), next: at(40) },
    ]);
    expect([market.start, market.end]).toEqual([at(0), at(40)]);
    expect(episodeAt(market, at(9))).toBeUndefined();
    expect(episodeAt(market, at(30))?.name).toBe('moved');
  });
});

describe('the record of a loop', () => {
  it('counts a release for a turn when customers cost less by it, from its time on', () => {
    const loop = record();
    loop.relayed(message(at(16)), 202, 'passed on', [1]);
    loop.released(at(16, 6), live('scores:2'), leavers, 16 * 4 + 1);
    const [turn] = market.episodes;
    // Of two customers one leaves: 500 $ where nobody is called, 150 $ where that one is.
    expect(loop.answerTo(turn!)).toMatchObject({ costBefore: 250, cost: 75 });
    expect(loopFacts(loop)).toMatchObject({ turns: 1, hours: 6, harmful: 0, unanswered: null, accepted: 1 });
    expect(loop.costBetween(at(0), at(10))).toBe(250);
    expect(loop.isSettled(turn!)).toBe(false);
    expect(loopEvidence(loop)[0]).toMatchObject({ outcome: 'good' });
  });

  it('calls a release harmful that costs more than what it replaced', () => {
    const loop = record();
    loop.released(at(16), live('scores:2'), leavers, 16 * 4);
    loop.released(at(30), live('scores:3'), nobody, 30 * 4);
    expect(loop.harmful.map(({ image }) => image)).toEqual(['scores:3']);
    expect(loop.harmful.every(isHarmful)).toBe(true);
    expect(loopFacts(loop)).toMatchObject({
      harmful: 1,
      harmfulTrap: 'moved',
      harmfulCost: 250,
      harmfulBefore: 75,
    });
    expect(loop.isSettled(market.episodes[1]!)).toBe(true);
  });

  it('knows trainings by the file that they write, and whom they were for', () => {
    const loop = record();
    loop.program(trained, at(3), 'churn/model.json');
    for (const hour of [0, 12, 24]) loop.program(trained, at(17, hour), 'churn/model.json');
    loop.program({ writes: { 'out/x.json': '' } } as unknown as RunResult, at(18), 'churn/model.json');
    expect(loopFacts(loop)).toMatchObject({
      trainings: 4,
      calmTrainings: 1,
      mostTrainings: 3,
      brokenTrainings: 0,
    });
  });

  it('says which turn nobody has answered, and that nothing came to the relay', () => {
    const loop = record();
    expect(loopFacts(loop)).toMatchObject({
      alerts: 0,
      turns: 0,
      unanswered: 'a rival sells DSL at half the price',
    });
    expect(loop.isSettled(market.episodes[0]!)).toBe(true);
    expect(loop.toldBetween(at(1), at(2))).toBe(false);
    loop.told(message(at(1)));
    expect(loop.toldBetween(at(1), at(2))).toBe(true);
  });
});
