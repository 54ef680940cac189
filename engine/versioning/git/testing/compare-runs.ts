import type { FinalState, GitOutcome, GitScript } from './git-script';

/** One command, or one part of the final state, in which the two gits differ. */
export interface Difference {
  readonly script: string;
  /** The command's arguments, or `final <part>`. */
  readonly what: string;
  readonly stream: 'stdout' | 'stderr' | 'exit code' | 'state';
  readonly ours: string;
  readonly real: string;
}

export interface Comparison {
  readonly commands: number;
  /** Commands whose stdout, stderr and exit code are all the same. */
  readonly equalCommands: number;
  /** Commands before the first difference in the state: later ones differ because of it. */
  readonly stateEqual: boolean;
  readonly differences: readonly Difference[];
}

/** What of an output may differ: the time at which real git looked. */
const normalize = (text: string): string =>
  text
    .replace(/\(Not Committed Yet +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}/g, '(Not Committed Yet <now>')
    .replace(/External file \(--contents\)/g, 'Not Committed Yet');

const USAGE = 129;

/** What a call said on stderr; of a wrong usage only what was wrong, not the list of all options. */
const words = ({ stderr, exitCode }: GitOutcome): string =>
  exitCode === USAGE ? `${stderr.split('\nusage: ')[0]!.split('\n')[0]}` : stderr;

export function compareRuns(
  script: GitScript,
  ours: { readonly outcomes: readonly GitOutcome[]; readonly state: FinalState },
  real: { readonly outcomes: readonly GitOutcome[]; readonly state: FinalState },
): Comparison {
  const differences: Difference[] = [];
  const calls = script.steps.filter((step) => step.kind === 'git');
  let equalCommands = 0;
  calls.forEach((call, i) => {
    const what = call.args.join(' ');
    const [mine, theirs] = [ours.outcomes[i]!, real.outcomes[i]!];
    const before = differences.length;
    const note = (stream: Difference['stream'], a: string, b: string) => {
      if (normalize(a) !== normalize(b))
        differences.push({ script: script.name, what, stream, ours: a, real: b });
    };
    note('exit code', String(mine.exitCode), String(theirs.exitCode));
    note('stdout', mine.stdout, theirs.stdout);
    note('stderr', words(mine), words(theirs));
    if (differences.length === before) equalCommands++;
  });
  let stateEqual = true;
  for (const part of Object.keys(real.state) as (keyof FinalState)[]) {
    if (ours.state[part] === real.state[part]) continue;
    stateEqual = false;
    differences.push({
      script: script.name,
      what: `final ${part}`,
      stream: 'state',
      ours: ours.state[part],
      real: real.state[part],
    });
  }
  return { commands: calls.length, equalCommands, stateEqual, differences };
}
