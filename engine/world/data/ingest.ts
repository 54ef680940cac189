import { portableLog } from '../../core/portable-math';
import { hourOfDay } from '../load/load-rate';
import type { FileFault } from '../policies/data';
import { CRASHES } from '../ports';
import { timeOf, type WorldState } from '../state';

/** The hour of the day at which the file of the feed comes. */
const FILE_HOUR = 2;
/** A single sale that is off by more, such as one within a family, says nothing of the others. */
const MOST_OFF = 0.5;

/** Takes the file of the day, when it is there: rows whose truth has become known since the last one. */
export function ingest(state: WorldState, fault: FileFault | null): void {
  const { hour, input, market, store, weather, counters } = state;
  if (hourOfDay(timeOf(state, hour)) !== FILE_HOUR) return;
  if (weather.feedIsBlocked) {
    counters.feedFailures++;
    return;
  }
  const { files, hoursToFresh } = input.policies.data;
  const { lost, doubled } = fault === null ? NO_FAULT : files[fault];
  const rows = store.due(hour - hoursToFresh + 1);
  for (const row of rows) {
    observeError(state, row);
    if (state.streams.people.next() < lost) {
      store.lost++;
      counters.ingested.lost++;
      continue;
    }
    store.add(row, market.truth[row]!, hour);
    counters.ingested.accepted++;
    if (state.streams.people.next() >= Math.max(doubled, weather.duplicateShare)) continue;
    counters.ingested.repeated++;
    // Loading that counts each row once drops what comes again; the counter shows it all the same.
    if (doubled === 0 && files.repeated.doubled === 0) continue;
    store.add(row, market.truth[row]!, hour);
    store.doubled++;
  }
  state.lastIngestHour = hour;
}

const NO_FAULT = { lost: 0, doubled: 0 };

/** Joins the label of a row with what was answered when it came to be. */
function observeError({ shown, market, input, counters }: WorldState, row: number): void {
  const answer = shown[row] ?? CRASHES;
  if (!Number.isFinite(answer)) return;
  const truth = market.truth[row]!;
  // Of prices the logarithm of the ratio: too high and too low by the same factor weigh the same.
  const off =
    market.feed.task === 'regression' ? portableLog(Math.max(1e-9, answer) / truth) : answer - truth;
  counters.labelled.count++;
  const counted = market.feed.task === 'regression' ? Math.max(-MOST_OFF, Math.min(MOST_OFF, off)) : off;
  if (counted > 0) counters.labelled.over += counted;
  else counters.labelled.under -= counted;
  counters.labelled.error +=
    market.feed.task === 'regression'
      ? Math.min(1, Math.abs(answer / truth - 1))
      : Number(answer >= input.service.tolerance !== (truth === 1));
}
