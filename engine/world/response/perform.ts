import { ACTION_WORDS, type Action } from '../actions';
import { handlerOf } from '../effects/registry';
import { WorldError } from '../errors';
import { rollBackModel } from '../models/promote';
import { retrain } from '../models/retrain';
import type { ActRecord } from '../result';
import type { WorldState } from '../state';
import { actHours } from './act-hours';

/** The column that an inspection would show first: that of rows that come in a condition, or of what answers slowly. */
function shownColumn({ live }: WorldState): string | null {
  for (const { effect } of live) {
    if (effect.kind === 'rows') return effect.condition.column;
    if (effect.kind === 'dependency') return effect.column;
  }
  return null;
}

/**
 * Begins an act. What it does, it does at its end.
 * @returns the hour at which it will be done
 * @throws WorldError `action-refused` for an act about a column where there is none that it could be about
 */
export function perform(state: WorldState, action: Action, by: ActRecord['by']): number {
  const { hour, input, market } = state;
  const needsColumn = action.kind === 'switch-off-feature' || action.kind === 'quarantine-rows';
  const column = needsColumn ? (action.column ?? shownColumn(state)) : null;
  if (needsColumn && !market.feed.columns.some(({ name }) => name === column))
    throw new WorldError(
      'action-refused',
      `“${ACTION_WORDS[action.kind]}” needs a column. ${column === null ? 'Nothing shows which one it would be about; name it.' : `There is no column ${column}.`}`,
    );
  const due = hour + Math.max(1, Math.ceil(actHours(action.kind, input.policies)));
  const run = () => {
    const outcome = takeEffect(state, action, column);
    state.record.acts.push({ kind: action.kind, begun: hour, done: state.hour, by, outcome });
  };
  state.pending.push({ due, run });
  return due;
}

/** What an act does to the world, and then to what has happened. */
function takeEffect(state: WorldState, action: Action, column: string | null): string {
  const outcome = change(state, action, column);
  if (outcome.works)
    for (const live of state.live) {
      const handler = handlerOf(live);
      if (handler.endedBy.includes(action.kind)) live.over = state.hour;
      handler.react?.(live, action, state);
    }
  return outcome.words;
}

interface Outcome {
  readonly works: boolean;
  readonly words: string;
}

const did = (words: string): Outcome => ({ works: true, words });
const NOT_THE_SAME: Outcome = { works: false, words: 'What came back was not what had been there.' };

function change(state: WorldState, { kind }: Action, column: string | null): Outcome {
  const { input, streams, store, market, fleet, memory } = state;
  const { versions } = input.policies;
  switch (kind) {
    case 'rollback-code':
      if (streams.people.next() >= versions.code.works) return NOT_THE_SAME;
      state.record.deployments.push({
        hour: state.hour,
        committed: state.hour,
        what: 'code',
        happening: null,
        failed: false,
        reproducible: true,
      });
      return did('The code before it is live.');
    case 'rollback-model': {
      if (streams.people.next() >= versions.model.works) return NOT_THE_SAME;
      const version = rollBackModel(state);
      return version === null
        ? did('There is no model before it.')
        : did(`Version ${version} is live again.`);
    }
    case 'rollback-data':
      if (streams.people.next() >= versions.data.works) return NOT_THE_SAME;
      store.restore(market.truth);
      return did('The store holds what it held before.');
    case 'retrain':
      return did(retrain(state));
    case 'switch-off-feature':
      state.off.add(column!);
      return did(`Without ${column}: ${retrain(state)}`);
    case 'quarantine-rows':
      state.quarantined.add(column!);
      return did(`Rows with a bad ${column} are refused.`);
    case 'restart-service':
      memory.mib = 0;
      return did('The service began anew.');
    case 'scale-out':
      return did(`${fleet.scaleOut()} replicas.`);
    case 'deduplicate':
      store.deduplicate();
      return did('The store holds each row once.');
    case 'free-disk':
      state.diskUsedGib = 0;
      return did('The disk is free.');
    default:
      return did('Done.');
  }
}
