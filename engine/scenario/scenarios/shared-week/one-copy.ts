import type { WorkspaceFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { NOTICED } from '../../shared-week/measures';
import type { ReplayEvent, ScenarioContext } from '../../types';
import type { FaultyChange, SharedWeekOptions, WantedChange } from './options';
import { copyWith, hasValues, inOrder, labelOf, type MainAt, type WeekOfWork, WITH_FAULT } from './week';

/**
 * Everybody has taken a copy of the folder on Monday, and puts the files that they have changed back when they are
 * done: the last one wins, and no test is run.
 */
export function oneCopy(context: ScenarioContext, options: SharedWeekOptions): WeekOfWork {
  const monday = projectFiles(context.files);
  let now: WorkspaceFiles = monday;
  const states: MainAt[] = [{ at: 0, files: monday }];
  const noticed: number[] = [];
  const there: WantedChange[] = [];
  const undoneBy = new Map<WantedChange, { readonly by: string; readonly file: string }>();
  const changes = inOrder([...options.wanted, ...options.faulty]);
  for (const change of changes) {
    const isWanted = 'sets' in change;
    const parts = isWanted ? change : { edits: [], module: change.module };
    const files = copyWith(monday, parts, options, context.support);
    const before = now;
    now = { ...now, ...files };
    states.push({ at: change.at, files: now });
    const gone = there.filter((other) => !undoneBy.has(other) && isGone(other, before, now, options));
    const names = Object.keys(files).join(' and ');
    for (const other of gone) undoneBy.set(other, { by: change.by, file: names });
    noticed.push(...[...gone, ...(isWanted ? [] : [change])].map(() => NOTICED.onFriday - change.at));
    if (isWanted) there.push(change);
  }
  const events = changes.map((change) =>
    eventOf(change, 'sets' in change ? undoneBy.get(change) : undefined),
  );
  return { events, states, noticed, faults: options.faulty.length };
}

/** What has become of a change by Friday. */
function eventOf(
  change: WantedChange | FaultyChange,
  undone: { readonly by: string; readonly file: string } | undefined,
): ReplayEvent {
  const isWanted = 'sets' in change;
  const detail = isWanted ? 'It is there.' : 'It is there. No test was run.';
  return {
    at: change.at,
    label: labelOf(change),
    ...(!isWanted && { trouble: WITH_FAULT }),
    outcome: undone !== undefined ? 'lost' : isWanted ? 'right' : 'silently-wrong',
    input: null,
    detail:
      undone === undefined
        ? detail
        : `Gone: ${undone.by} put back ${undone.file} whole, from the copy of Monday morning.`,
  };
}

/** Whether a change that was there before is there no more. */
function isGone(
  change: WantedChange,
  before: WorkspaceFiles,
  now: WorkspaceFiles,
  { params, module }: SharedWeekOptions,
): boolean {
  const values = hasValues(before, params, change) && !hasValues(now, params, change);
  const code =
    change.module !== undefined && before[module] !== now[module] && hasValues(before, params, change);
  return values || code;
}
