/** How far a stage has come in a run. */
export type StageRunState =
  | 'running'
  | 'done'
  | 'cached'
  | 'skipped'
  | 'verified'
  | 'failed'
  | 'blocked'
  | 'stopped';

/** What a run printed of one stage. */
export interface StageRun {
  readonly state: StageRunState;
  readonly log: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** A command of DVC and what it printed, told apart by stage. */
export interface RunLog {
  readonly line: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Null while it runs. */
  readonly exitCode: number | null;
  /** All that was printed. */
  readonly text: string;
  readonly stages: Readonly<Record<string, StageRun>>;
  /** The stage whose output comes now; null: none. */
  readonly current: string | null;
  /** The beginning of a line whose end has not come. */
  readonly pending: string;
}

/** More than this many characters of one stage, or of the whole, are cut at the front: nobody reads them in a panel. */
export const LONGEST_LOG = 200_000;

const tail = (text: string): string =>
  text.length <= LONGEST_LOG ? text : `… (cut)\n${text.slice(text.length - LONGEST_LOG)}`;

/** A run that begins. */
export const beginLog = (line: string, now: number): RunLog => ({
  line,
  startedAt: now,
  endedAt: null,
  exitCode: null,
  text: '',
  stages: {},
  current: null,
  pending: '',
});

/** The lines by which `dvc repro` says what it does with a stage. */
const SIGNS: readonly (readonly [RegExp, StageRunState])[] = [
  [/^Running (?:callback )?stage '(.+)':$/, 'running'],
  [/^Stage '(.+)' is cached - skipping run, checking out outputs$/, 'cached'],
  [/^(?:Stage )?'(.+)' didn't change, skipping$/, 'skipped'],
  [/^Verifying (?:data sources|outputs) in (?:frozen )?stage: '(.+)'$/, 'verified'],
];

/** Lines of DVC's own that are behind the output of a stage. */
const BEHIND_STAGE =
  /^(?:Generating lock file '.*'|Updating lock file '.*'|To track the changes with git, run:|Use `dvc push` to send .*)$/;
const FAILED = /^ERROR: failed to reproduce (?:stages: )?(.+?)(?::|$)/;
const BLOCKED = /^WARNING: Stages? (.+) will be skipped due to this failure$/;
const KEPT_GOING = /^WARNING: failed to run: /;

/** The run with more output. Time is that at which it came, in milliseconds. */
export function feedLog(log: RunLog, text: string, now: number): RunLog {
  const lines = (log.pending + text).split('\n');
  const pending = lines.pop()!;
  let next: RunLog = { ...log, text: tail(log.text + text), pending };
  for (const line of lines) next = feedLine(next, line, now);
  return next;
}

function feedLine(log: RunLog, line: string, now: number): RunLog {
  for (const [sign, state] of SIGNS) {
    const name = sign.exec(line)?.[1];
    if (name === undefined) continue;
    const before = ended(log, 'done', now);
    const run = { state, log: '', startedAt: now, endedAt: state === 'running' ? null : now };
    return {
      ...before,
      stages: { ...before.stages, [name]: run },
      current: state === 'running' ? name : null,
    };
  }
  const failed = FAILED.exec(line)?.[1];
  if (failed !== undefined) {
    const marked = namesIn(failed).reduce((all, name) => mark(all, name, 'failed', now), log);
    return { ...namesIn(failed).reduce((all, name) => append(all, name, line), marked), current: null };
  }
  const blocked = BLOCKED.exec(line)?.[1];
  if (blocked !== undefined)
    return namesIn(blocked).reduce((all, name) => mark(all, name, 'blocked', now), log);
  if (KEPT_GOING.test(line) && log.current !== null)
    return ended(append(log, log.current, line), 'failed', now);
  if (BEHIND_STAGE.test(line)) return ended(log, 'done', now);
  return log.current === null ? log : append(log, log.current, line);
}

const namesIn = (text: string): string[] => [...text.matchAll(/'([^']+)'/g)].map((match) => match[1]!);

function append(log: RunLog, name: string, line: string): RunLog {
  const run = log.stages[name];
  if (!run) return log;
  return { ...log, stages: { ...log.stages, [name]: { ...run, log: tail(`${run.log}${line}\n`) } } };
}

function mark(log: RunLog, name: string, state: StageRunState, now: number): RunLog {
  const run = log.stages[name] ?? { log: '', startedAt: now };
  return { ...log, stages: { ...log.stages, [name]: { ...run, state, endedAt: now } } };
}

/** The stage that runs has come to an end. */
function ended(log: RunLog, state: StageRunState, now: number): RunLog {
  return log.current === null ? log : { ...mark(log, log.current, state, now), current: null };
}

/** The run at its end. */
export function endLog(log: RunLog, exitCode: number, now: number): RunLog {
  const whole = log.pending === '' ? log : { ...feedLine(log, log.pending, now), pending: '' };
  const state = exitCode === 0 ? 'done' : exitCode === 130 ? 'stopped' : 'failed';
  return { ...ended(whole, state, now), endedAt: now, exitCode };
}

/** The output of a stage as far as it has come. */
export function stageLog(log: RunLog, name: string): string {
  return (log.stages[name]?.log ?? '') + (log.current === name ? log.pending : '');
}

/** What a command that failed says of it: its errors, else the end of what it printed. */
export function errorLines(text: string): string {
  const lines = text.trimEnd().split('\n');
  const first = lines.findLastIndex((line) => line.startsWith('ERROR:'));
  return lines.slice(first >= 0 ? first : -4).join('\n');
}

/** The last run of each stage, with those of a log; a stage that was skipped keeps its run before. */
export function withRuns(
  before: Readonly<Record<string, StageRun>>,
  { stages }: RunLog,
): Readonly<Record<string, StageRun>> {
  const ran = Object.entries(stages).filter(([name, { state }]) => state !== 'skipped' || !before[name]);
  return { ...before, ...Object.fromEntries(ran) };
}
