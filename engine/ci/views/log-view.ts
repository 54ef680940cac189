import type { ServiceContext } from '../../core/lab-service';
import { CiError } from '../errors';
import { liveLines } from '../store/live-lines';
import { type LogLine, readLog } from '../store/log-store';
import type { StepState } from '../store/run-state';
import { RunStore } from '../store/run-store';
import { repositoryNamed } from './repositories';

/** A line of a log as it is shown. */
export interface ShownLine {
  /** From 1, within its step. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `group`: those after it that have `inGroup` fold away under it. */
  readonly kind: 'text' | 'group' | 'error' | 'warning' | 'notice' | 'debug' | 'command';
  readonly text: string;
  readonly inGroup: boolean;
}

/** The log of one step. */
export interface StepLogView extends StepState {
  readonly lines: readonly ShownLine[];
}

const MARK = /^##\[(group|error|warning|notice|debug)\](.*)$/s;

/** Lines with their groups: what stands between `##[group]` and `##[endgroup]`. */
export function shownLines(lines: readonly LogLine[]): ShownLine[] {
  const shown: ShownLine[] = [];
  let inGroup = false;
  for (const { at, text } of lines) {
    if (text === '##[endgroup]') {
      inGroup = false;
      continue;
    }
    const mark = MARK.exec(text);
    const isCommand = text.startsWith('[command]');
    const kind = (mark?.[1] ?? (isCommand ? 'command' : 'text')) as ShownLine['kind'];
    shown.push({
      number: shown.length + 1,
      at,
      kind,
      text: mark?.[2] ?? (isCommand ? text.slice('[command]'.length) : text),
      inGroup: inGroup && kind !== 'group',
    });
    if (kind === 'group') inGroup = true;
  }
  return shown;
}

/** Answers `ci.log`: the steps of a job with their lines, those of the step at work as far as they have come. */
export function ciLog(
  { fs }: ServiceContext,
  input: { readonly repository?: string; readonly run: number; readonly job: number },
): readonly StepLogView[] {
  const { folder } = repositoryNamed(fs, input.repository);
  const job = new RunStore(fs, folder).read(input.run)?.jobs.find(({ id }) => id === input.job);
  if (job === undefined)
    throw new CiError('run-missing', `There is no job ${input.job} of run ${input.run}.`);
  const logged = readLog(fs, folder, input.run, input.job);
  const lines = [...logged, ...liveLines(fs, input.job, logged)];
  return job.steps.map((step) => ({
    ...step,
    lines: shownLines(lines.filter((line) => line.step === step.number)),
  }));
}
