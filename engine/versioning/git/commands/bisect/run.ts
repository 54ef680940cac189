import { BisectState } from '../../bisect/bisect-state';
import type { StepResult } from '../../bisect/next-step';
import type { CommandContext } from '../../program/context';
import { GitFailure, quit } from '../../program/failure';
import { markCommits } from './mark';
import { shellQuoted } from './start';

const SKIP = 125;

/**
 * `git bisect run <command>…`: lets a program say whether a commit is good (exit code 0), bad (1 to 127) or cannot be
 * tested (125), until the first bad one is found.
 */
export async function runBisect(context: CommandContext): Promise<number> {
  const state = new BisectState(context);
  if (!state.isStarted || state.bad === undefined || state.good.length === 0) quit(1);
  if (context.args.length === 0) {
    context.errorLine('error: bisect run failed: no command provided.');
    return 1;
  }
  const words = context.args.map((arg) => ` ${shellQuoted(arg)}`).join('');
  for (;;) {
    if (context.io.signal.aborted) return 130;
    context.line(`running ${words}`);
    const code = await context.io.shell(words.trimStart(), { cwd: context.worktree.root });
    if (code < 0 || code >= 128) {
      context.errorLine(`error: bisect run failed: exit code ${code} from '${words}' is < 0 or >= 128`);
      return (256 - (code % 256)) % 256;
    }
    const { terms } = state;
    const word = code === SKIP ? 'skip' : code === 0 ? terms.good : terms.bad;
    const result = await markQuietly(context, word);
    if (result.kind === 'testing') continue;
    return conclude(context, word, result);
  }
}

async function markQuietly(context: CommandContext, word: string): Promise<StepResult> {
  try {
    return await markCommits(context, word, []);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (error.text !== '') context.errorLine(error.text);
    return { kind: 'failed', code: error.exitCode };
  }
}

function conclude(context: CommandContext, word: string, result: StepResult): number {
  if (result.kind === 'merge-base') {
    context.line('bisect run success');
    return 0;
  }
  if (result.kind !== 'failed') {
    context.line('bisect found first bad commit');
    return 0;
  }
  if (result.skippedOnly === true) context.errorLine('error: bisect run cannot continue any more');
  else
    context.errorLine(
      `error: bisect run failed: 'git bisect--helper --bisect-state ${word}' exited with error code -${result.code}`,
    );
  return result.code;
}
