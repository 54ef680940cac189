import type { DataLook } from '../ports';
import { timeOf, type WorldState } from '../state';

/** Days of labels that a look at the data holds. */
const LABEL_DAYS = 14;
/** Rows that newly came, at least: a quiet week has few. */
const LEAST_ARRIVED = 60;

/** What monitors of the data see at this hour. */
export function dataLook(state: WorldState): DataLook {
  const { market, store, hour, shown, shownIn, input } = state;
  const { drift } = input.policies.monitoring;
  const from = hour - (drift?.windowDays ?? 28) * 24;
  let low = market.high;
  while (low > 0 && (market.feed.arrivals[low - 1]! >= from || market.high - low < LEAST_ARRIVED)) low--;
  const arrived = Int32Array.from({ length: market.high - low }, (_, at) => low + at);
  let first = store.rows.length;
  while (first > 0 && store.hours[first - 1]! >= hour - LABEL_DAYS * 24) first--;
  return {
    time: timeOf(state, hour + 1),
    before: state.before,
    arrived: {
      rows: arrived,
      conditions: shownIn.slice(low, market.high),
      answers: shown.slice(low, market.high),
    },
    asked: state.asked.take(),
    labelled: {
      rows: Int32Array.from(store.rows.slice(first)),
      targets: Float64Array.from(store.targets.slice(first)),
    },
  };
}
