import { z } from 'zod';
import { StagecraftError } from '../../../core/errors';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { parseTable } from '../../../dataset/parse-table';
import { passUntil } from '../../../incidents/on-call/play-log';
import { scenarioOptionsBy } from '../../options';
import type { ReplayEvent, ReplayRun, Scenario } from '../../types';
import { WEEK_ON_CALL_MEASURES } from '../../week-on-call/measures';
import { SHIFT_FILE, shiftOfFiles } from './shift-of-files';
import { type RunningShift, startShift } from './start-shift';

const schema = z.strictObject({ shift: z.string().endsWith(SHIFT_FILE).default('on-call/shift.yaml') });
type Options = z.output<typeof schema>;

const HOUR_MINUTES = 60;

/**
 * A week on call in which nobody is there but somebody with the lane's runbook, paged by the lane's rules. Both lanes of a seed meet the
 * same incidents at the same hours.
 */
export const weekOnCall: Scenario<Options> = {
  id: 'week-on-call',
  measures: WEEK_ON_CALL_MEASURES,
  parseOptions: scenarioOptionsBy('week-on-call', schema),
  run: async ({ files, seed, progress }, { shift: path }): Promise<ReplayRun> => {
    const base = {
      scenario: 'week-on-call',
      seed,
      contentHash: hashFiles(projectFiles(files)),
      runIds: [],
    };
    progress(0, 'The week passes');
    try {
      const { shift, runbook, rules } = shiftOfFiles(files, path);
      const table = parseTable(String(files[shift.table] ?? ''));
      const running = startShift({ shift: { ...shift, attended: null }, table, runbook, rules, seed });
      passUntil(running.session, shift.hours);
      return { ...base, events: eventsOf(running), measures: measuresOf(running), notes: {} };
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError)) throw thrown;
      const { message } = thrown;
      return {
        ...base,
        events: [{ at: 0, label: 'The week', outcome: 'crashed', input: null, detail: message }],
        measures: Object.fromEntries(WEEK_ON_CALL_MEASURES.map(({ id }) => [id, null])),
        notes: { restore: message },
      };
    }
  },
};

function measuresOf({ session }: RunningShift): Record<string, number | null> {
  const { score, pages } = session.snapshot;
  return {
    restore: score.toRestore === null ? null : Math.round(score.toRestore * 10) / 10,
    open: score.open,
    budget: Math.round(score.budgetSpent * 100),
    harmed: Math.round(
      session.result.happened.reduce((sum, { wrong, unanswered }) => sum + wrong + unanswered, 0),
    ),
    pages: pages.filter(({ severity }) => severity === 'page').length,
    acts: session.snapshot.acts.length,
  };
}

function eventsOf({ session }: RunningShift): ReplayEvent[] {
  const { cases, acts } = session.snapshot;
  const { happened, acts: done } = session.result;
  const events = cases.map(({ id, title, begun, detected, resolved }): ReplayEvent => {
    const one = happened.find((some) => some.id === id);
    const noticed = detected === null ? 'Nobody noticed.' : `Noticed after ${detected - begun} h.`;
    const harm = `${Math.round(one?.wrong ?? 0)} estimates were wrong, ${Math.round(one?.unanswered ?? 0)} requests not answered.`;
    return {
      at: begun * HOUR_MINUTES,
      label: title,
      trouble: one?.about,
      outcome: resolved === null ? 'silently-wrong' : 'right',
      input: null,
      detail: `${noticed} ${resolved === null ? 'Never restored.' : `Restored after ${resolved - begun} h.`} ${harm}`,
    };
  });
  const acting = acts.map(({ action, begun }): ReplayEvent => {
    const record = done.find(({ kind, begun: at }) => kind === action.kind && at === begun);
    return {
      at: begun * HOUR_MINUTES,
      label: `oncall act ${action.kind}`,
      outcome: 'refused',
      input: null,
      detail: record?.outcome ?? 'It was not done by the end of the week.',
    };
  });
  return [...events, ...acting].sort((a, b) => a.at - b.at);
}
