import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasureDefinition, ReplayRun } from '../engine/scenario/types';

/** The replay that the home page shows: both lanes of lesson 2.1, really run, and what was measured. */
export interface HomeReplay {
  readonly measures: readonly MeasureDefinition[];
  readonly adHoc: ReplayRun;
  readonly practice: ReplayRun;
}

/** Leaves out what the home page does not show, to keep it light. */
function shownPart(run: ReplayRun): ReplayRun {
  return {
    ...run,
    runIds: [],
    events: run.events.map(({ at, label, trouble, outcome, seen, detail }) => ({
      at,
      label,
      trouble,
      outcome,
      input: null,
      seen,
      detail,
    })),
  };
}

/**
 * The figures of `content/home-replay.json`, which a script writes by running the replay. Undefined when they have not been
 * computed: then the page shows nothing in their place. For Node only.
 */
export function loadHomeReplay(
  file = join(process.cwd(), 'content', 'home-replay.json'),
): HomeReplay | undefined {
  if (!existsSync(/*turbopackIgnore: true*/ file)) return undefined;
  const { measures, adHoc, practice } = JSON.parse(
    readFileSync(/*turbopackIgnore: true*/ file, 'utf8'),
  ) as HomeReplay;
  return { measures, adHoc: shownPart(adHoc), practice: shownPart(practice) };
}
