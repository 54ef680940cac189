import { BisectState } from '../../bisect/bisect-state';
import { nextStep, type StepResult } from '../../bisect/next-step';
import { resolveCommit } from '../../history/revision';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { fail, GitFailure, quit } from '../../program/failure';
import { runAsChild } from '../../sequencer/borrowed-commands';
import { checkoutCommand } from '../checkout/checkout';
import { logCommand } from '../log/log';
import { markCommits, needStarted, skipNames } from './mark';
import { runBisect } from './run';
import { startBisect } from './start';

const USAGE =
  'usage: git bisect [help|start|bad|good|new|old|terms|skip|next|reset|visualize|view|replay|log|run]';

const codeOf = (result: StepResult): number => (result.kind === 'failed' ? result.code : 0);

async function reset(context: CommandContext): Promise<number> {
  const state = new BisectState(context);
  const [named] = context.args;
  if (named === undefined && !state.isStarted) {
    context.line('We are not bisecting.');
    return 0;
  }
  if (named !== undefined && resolveCommit(context.repo, named, context.revisions) === undefined)
    fail(`'${named}' is not a valid commit`);
  const target = named ?? state.read('BISECT_START')!;
  if ((await runAsChild(context, checkoutCommand, [target, '--'])) !== 0)
    fail(`could not check out original HEAD '${target}'. Try 'git bisect reset <commit>'.`);
  state.clear();
  return 0;
}

function terms(context: CommandContext): number {
  const state = new BisectState(context);
  if (!state.hasTerms) fail('no terms defined');
  const { bad, good } = state.terms;
  const [option] = context.args;
  if (option === undefined)
    context.line(`Your current terms are ${good} for the old state\nand ${bad} for the new state.`);
  else if (option === '--term-good' || option === '--term-old') context.line(good);
  else if (option === '--term-bad' || option === '--term-new') context.line(bad);
  else
    fail(
      `invalid argument ${option} for 'git bisect terms'.\nSupported options are: --term-good|--term-old and --term-bad|--term-new.`,
    );
  return 0;
}

function showLog(context: CommandContext): number {
  const { logText } = new BisectState(context);
  if (logText === '') fail('We are not bisecting.');
  context.write(logText);
  return 0;
}

async function view(context: CommandContext): Promise<number> {
  const state = new BisectState(context);
  const { bad } = state;
  if (!state.isStarted || bad === undefined) quit(1);
  return logCommand.run(context.with({ args: [...context.args, bad, ...state.good.map((id) => `^${id}`)] }));
}

async function next(context: CommandContext): Promise<number> {
  const state = new BisectState(context);
  needStarted(state);
  if (state.bad === undefined || state.good.length === 0) quit(1);
  return codeOf(await nextStep(context, state));
}

/** `git bisect`: finds by halving the commit that brought a change in. */
export const bisectCommand: GitCommand = {
  name: 'bisect',
  needs: 'worktree',
  async run(context) {
    const [word, ...args] = context.args;
    const rest = context.with({ args });
    switch (word) {
      case 'start':
        return codeOf(await startBisect(rest));
      case 'bad':
      case 'good':
      case 'new':
      case 'old':
        return codeOf(await markCommits(rest, word, args));
      case 'skip':
        return codeOf(await markCommits(rest, 'skip', skipNames(rest, args)));
      case 'reset':
        return reset(rest);
      case 'terms':
        return terms(rest);
      case 'log':
        return showLog(rest);
      case 'run':
        return runBisect(rest);
      case 'next':
        return next(rest);
      case 'visualize':
      case 'view':
        return view(rest);
      case undefined:
        throw new GitFailure(USAGE, 1);
    }
    const state = new BisectState(context);
    const own = state.terms;
    if (state.hasTerms && (word === own.bad || word === own.good))
      return codeOf(await markCommits(rest, word, args));
    throw new GitFailure(`error: unknown subcommand: \`${word}'\n${USAGE}`, 129);
  },
};
