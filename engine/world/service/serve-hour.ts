import { binomial } from '../chance/counts';
import type { LiveEffect } from '../effects/live-effect';
import type { WorldState } from '../state';
import { badRowShares } from './bad-rows';
import type { FleetHour } from './fleet';
import { lookAtRows } from './look-at-rows';

/** What became of the requests of an hour. */
export interface ServedHour {
  readonly requests: number;
  readonly right: number;
  readonly wrong: number;
  readonly refused: number;
  /** By what they met: an error, no room, too long a wait, or nobody at all. */
  readonly crashed: number;
  readonly noRoom: number;
  readonly timedOut: number;
  readonly unreached: number;
  /** Of the estimates that were served. */
  readonly meanEstimate: number;
  readonly fleet: FleetHour;
}

/** Requests that fail without having reached the service. */
const isOutside = ({ effect }: LiveEffect): boolean => effect.kind === 'certificate' || effect.kind === 'dns';

/** Lets the requests of an hour meet the fleet, the code and the model. */
export function serveHour(state: WorldState, requests: number): ServedHour {
  const { weather, streams, input, fleet: replicas } = state;
  const passes = weather.failures.reduce((product, { share }) => product * (1 - share), 1);
  const outside = weather.failures.reduce(
    (product, { by, share }) => (isOutside(by) ? product * (1 - share) : product),
    1,
  );
  const fleet = replicas.pass({
    perSecond: requests / 3600,
    slowFactor: weather.slowFactor,
    dependencySeconds: weather.dependencySeconds,
    lostShare: weather.lostReplicaShare,
    retryAttempts: weather.retryAttempts,
    failingShare: 1 - passes,
    replicas: weather.replicas,
    timeoutSeconds: weather.timeoutSeconds,
  });
  const unreached = binomial(streams.failures, requests, 1 - outside);
  const reached = requests - unreached;
  const noRoom = binomial(streams.failures, reached, fleet.noRoom);
  const timedOut = binomial(
    streams.failures,
    reached - noRoom,
    Math.min(1, fleet.timedOut / (1 - fleet.noRoom || 1)),
  );
  const inRoom = reached - noRoom - timedOut;
  const erred = binomial(streams.failures, inRoom, 1 - passes / (outside || 1));
  const answered = inRoom - erred;
  blameFailures(state, unreached + erred, noRoom + timedOut);

  const bad = badRowShares(input.policies.code);
  const badRows = binomial(streams.badRows, answered, input.background.badRowShare);
  const badRefused = binomial(streams.badRows, badRows, bad.refused);
  const badCrashed = binomial(streams.badRows, badRows - badRefused, bad.crashed);
  const badWrong = binomial(streams.badRows, badRows - badRefused - badCrashed, bad.wrong);
  const pool = answered - badRefused - badCrashed - badWrong;

  // Rows are drawn for all requests, so that lanes that lose different ones are asked for the same.
  const looked = lookAtRows(state, requests);
  const scale = looked.count === 0 ? 0 : pool / looked.count;
  const refused = Math.round(looked.refused * scale);
  const crashed = Math.round(looked.crashed * scale);
  let wrong = Math.min(pool - refused - crashed, Math.round(looked.wrong * scale));
  let right = pool - refused - crashed - wrong;
  for (const [live, counts] of looked.blamed)
    charge(live, counts.wrong * scale, counts.unanswered * scale, state);
  for (const { by, share, factor } of weather.offBy) {
    // One that is off by less than the tolerance may still be right.
    if (Math.abs(factor - 1) <= input.service.tolerance && state.market.feed.task === 'regression') continue;
    const off = binomial(streams.failures, right, share);
    right -= off;
    wrong += off;
    charge(by, off, 0, state);
  }
  const estimates = looked.right + looked.wrong;
  return {
    requests,
    right,
    wrong: wrong + badWrong,
    refused: refused + badRefused,
    crashed: crashed + badCrashed + erred,
    noRoom,
    timedOut,
    unreached,
    meanEstimate: estimates === 0 ? Number.NaN : looked.sum / estimates,
    fleet,
  };
}

/** Spreads requests that failed over what made them fail. */
function blameFailures(state: WorldState, failed: number, withoutRoom: number): void {
  const { failures, pressure } = state.weather;
  const total = failures.reduce((sum, { share }) => sum + share, 0);
  if (failed > 0) for (const { by, share } of failures) charge(by, 0, (failed * share) / total, state);
  if (withoutRoom > 0) for (const by of pressure) charge(by, 0, withoutRoom / pressure.length, state);
}

/** Writes down what requests an effect has spoiled. */
function charge(live: LiveEffect, wrong: number, unanswered: number, { hour, input }: WorldState): void {
  const spoiled = wrong + unanswered;
  if (spoiled <= 0) return;
  const { happened } = live;
  live.spoiled += spoiled;
  happened.wrong += wrong;
  happened.unanswered += unanswered;
  happened.complaints += spoiled * input.service.complaintShare;
  happened.harmedFrom ??= hour;
  happened.state = 'harmed';
  if (happened.because === 'It met the users and did them no harm.') happened.because = 'It met the users.';
}
