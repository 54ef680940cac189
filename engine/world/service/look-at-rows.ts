import { binomial } from '../chance/counts';
import type { LiveEffect } from '../effects/live-effect';
import type { WorldState } from '../state';

/** Requests of an hour that are looked at row by row; what becomes of the others is in proportion. */
const LOOKED_AT = 256;
/** Of those, how many are kept for monitors of the data. */
const KEPT = 24;

/** What became of the requests that were looked at. */
export interface Looked {
  readonly count: number;
  right: number;
  wrong: number;
  refused: number;
  crashed: number;
  sum: number;
  /** By what spoiled them. */
  readonly blamed: Map<LiveEffect, { wrong: number; unanswered: number }>;
}

/** Answers a sample of the requests of an hour by what the live model says of their rows. */
export function lookAtRows(state: WorldState, requests: number): Looked {
  const { market, streams, weather, liveModel, quarantined, input, asked } = state;
  const count = Math.min(requests, LOOKED_AT);
  const looked: Looked = { count, right: 0, wrong: 0, refused: 0, crashed: 0, sum: 0, blamed: new Map() };
  const width = market.high - market.low;
  if (width === 0) return looked;
  const { tolerance } = input.service;
  const drift = blameForDrift(state);
  let at = 0;
  const rowOf = () => market.low + Math.floor(streams.rows.next() * width);
  const blame = (live: LiveEffect, what: 'wrong' | 'unanswered') => {
    const known = looked.blamed.get(live) ?? { wrong: 0, unanswered: 0 };
    known[what]++;
    looked.blamed.set(live, known);
  };
  for (const { by, share, condition } of weather.rows) {
    const isRefused = quarantined.has(condition.column);
    for (
      let left = Math.min(count - at, binomial(streams.conditions, count, share));
      left > 0;
      left--, at++
    ) {
      const row = rowOf();
      const answer = isRefused ? Number.POSITIVE_INFINITY : liveModel.answer(row, condition);
      if (at < KEPT) asked.add(row, condition, answer);
      if (Number.isNaN(answer)) looked.crashed++;
      else if (answer === Number.POSITIVE_INFINITY) looked.refused++;
      else {
        looked.sum += answer;
        if (market.isRight(row, answer, tolerance)) {
          looked.right++;
          continue;
        }
        looked.wrong++;
        if (market.isRight(row, liveModel.answer(row, null), tolerance)) blame(by, 'wrong');
        continue;
      }
      blame(by, 'unanswered');
    }
  }
  for (; at < count; at++) {
    const row = rowOf();
    const answer = liveModel.answer(row, null);
    if (at < KEPT) asked.add(row, null, answer);
    if (Number.isNaN(answer)) looked.crashed++;
    else if (answer === Number.POSITIVE_INFINITY) looked.refused++;
    else {
      looked.sum += answer;
      if (market.isRight(row, answer, tolerance)) looked.right++;
      else {
        looked.wrong++;
        if (drift?.wouldBeRight(row, answer)) blame(drift.live, 'wrong');
      }
    }
  }
  return looked;
}

/** What is to blame for wrong answers on rows that are as they should be: a market that has turned, or a model that was spoiled. */
function blameForDrift({ live, liveModel, models, market, input }: WorldState) {
  const { tolerance } = input.service;
  const spoiled = live.find(({ happened }) => liveModel.taint.has(happened.id));
  if (spoiled) {
    const healthy = models.findLast(({ taint, record }) => taint.size === 0 && record.state === 'replaced');
    return {
      live: spoiled,
      wouldBeRight: (row: number) =>
        healthy !== undefined && market.isRight(row, healthy.answer(row, null), tolerance),
    };
  }
  const turned = live.find(({ effect }) => effect.kind === 'market');
  if (!turned) return null;
  const { truth } = market.feed;
  return {
    live: turned,
    wouldBeRight: (row: number, answer: number) =>
      market.feed.task === 'regression'
        ? Math.abs(answer - truth[row]!) <= tolerance * truth[row]!
        : answer >= tolerance === (truth[row] === 1),
  };
}
