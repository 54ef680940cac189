import type { OperationsResult } from '../../../operations/result';
import type { EventOutcome, ReplayEvent } from '../../types';

const BAD = ['timedOut', 'unrouted', 'refused', 'crashed', 'failed'] as const;
const OUTCOME: Readonly<Record<(typeof BAD)[number], EventOutcome>> = {
  timedOut: 'lost',
  unrouted: 'lost',
  refused: 'refused',
  crashed: 'crashed',
  failed: 'crashed',
};

interface Stretch {
  readonly title: string;
  /** Minutes since the start of the scenario. */
  readonly from: number;
  readonly result: OperationsResult;
  /** Seconds within which an answer is asked for. */
  readonly within: number;
  /** Windows that make one event. */
  readonly step: number;
}

/** A stretch of traffic as events: what became of the requests of some windows together. */
export function stretchEvents({ title, from, result, within, step }: Stretch): ReplayEvent[] {
  const { requests, fleet, window, windows } = result.traffic;
  const events: ReplayEvent[] = [];
  for (let first = 0; first < windows; first += step) {
    const last = Math.min(first + step, windows);
    const sum = (values: Float64Array) => values.subarray(first, last).reduce((total, one) => total + one, 0);
    const lost = BAD.map((name) => ({ name, count: sum(requests[name]) }));
    const bad = lost.reduce((total, { count }) => total + count, 0);
    const answered = sum(requests.served) + sum(requests.cached);
    const p99 = requests.p99
      .subarray(first, last)
      .reduce((most, one) => Math.max(most, Number.isNaN(one) ? 0 : one), 0);
    const worst = lost.reduce((a, b) => (b.count > a.count ? b : a));
    const isHeld = bad <= 0.01 * (answered + bad) && p99 <= within;
    const outcome: EventOutcome = isHeld
      ? 'right'
      : bad > 0.01 * (answered + bad)
        ? OUTCOME[worst.name]
        : 'silently-wrong';
    const pods = fleet.ready[last - 1]!;
    events.push({
      at: from + (first * window) / 60,
      label: title,
      ...(isHeld
        ? {}
        : {
            trouble:
              bad > 0 ? `${Math.round(bad).toLocaleString('en-US')} without an answer` : 'answers come late',
          }),
      outcome,
      input: { answered, lost: bad, pods },
      detail: `${answered.toLocaleString('en-US')} answered, ${bad.toLocaleString('en-US')} not; 99 % of the answers within ${Math.round(p99 * 1000)} ms in the worst minute; ${pods} ${pods === 1 ? 'pod' : 'pods'}.`,
    });
  }
  return events;
}
