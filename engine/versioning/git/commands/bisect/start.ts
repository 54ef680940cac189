import { BisectState, type Terms } from '../../bisect/bisect-state';
import { autoNext, type StepResult } from '../../bisect/next-step';
import { resolveCommit } from '../../history/revision';
import type { Commit } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import { die, fail } from '../../program/failure';
import { isValidRefName, shortRefName } from '../../refs/ref-name';
import { runAsChild } from '../../sequencer/borrowed-commands';
import { checkoutCommand } from '../checkout/checkout';

const OWN_WORDS = [
  'help',
  'start',
  'skip',
  'next',
  'reset',
  'visualize',
  'view',
  'replay',
  'log',
  'run',
  'terms',
];

/** Quotes a word as a shell needs it. */
export const shellQuoted = (word: string): string => `'${word.replace(/['!]/g, (char) => `'\\${char}'`)}'`;

interface StartRequest {
  readonly terms: Terms | undefined;
  readonly firstParent: boolean;
  readonly commits: readonly Commit[];
  readonly paths: readonly string[];
}

function checkTerm(term: string): string {
  if (OWN_WORDS.includes(term)) fail(`can't use the builtin command '${term}' as a term`);
  if (!isValidRefName(`refs/bisect/${term}`)) fail(`'${term}' is not a valid term`);
  return term;
}

function readStart(context: CommandContext): StartRequest {
  let bad: string | undefined;
  let good: string | undefined;
  let firstParent = false;
  const commits: Commit[] = [];
  const { args } = context;
  const dashes = args.indexOf('--');
  let at = 0;
  for (; at < args.length && args[at] !== '--'; at++) {
    const arg = args[at]!;
    const term = /^--term-(good|old|bad|new)(?:=(.*))?$/s.exec(arg);
    if (term !== null) {
      const word = checkTerm(term[2] ?? args[++at] ?? die(`option '${arg}' requires a value`));
      if (term[1] === 'good' || term[1] === 'old') good = word;
      else bad = word;
    } else if (arg === '--first-parent') firstParent = true;
    else if (arg === '--no-checkout')
      fail("option '--no-checkout' of 'git bisect start' is not available in the lab");
    else if (arg.startsWith('--')) fail(`unrecognized option: '${arg}'`);
    else {
      const commit = resolveCommit(context.repo, arg, context.revisions);
      if (commit === undefined && dashes !== -1) die(`'${arg}' does not appear to be a valid revision`);
      if (commit === undefined) break;
      commits.push(commit);
    }
  }
  const terms =
    bad === undefined && good === undefined ? undefined : { bad: bad ?? 'bad', good: good ?? 'good' };
  if (terms !== undefined && terms.bad === terms.good) fail('please use two different terms');
  return { terms, firstParent, commits, paths: args.slice(args[at] === '--' ? at + 1 : at) };
}

/** Where HEAD stands before the bisection: a branch's name or a commit. */
async function startingPoint(context: CommandContext, state: BisectState): Promise<string> {
  if (state.isStarted) {
    const start = state.read('BISECT_START')!;
    if ((await runAsChild(context, checkoutCommand, [start, '--'])) !== 0)
      fail(`checking out '${start}' failed. Try 'git bisect start <valid-branch>'.`);
    return start;
  }
  const { ref, id } = context.repo.refs.head();
  if (id === undefined) fail('bad HEAD - strange symbolic ref');
  return ref === undefined ? id : shortRefName(ref);
}

/** `git bisect start [<bad> [<good>…]] [--] [<paths>…]`. */
export async function startBisect(context: CommandContext): Promise<StepResult> {
  const request = readStart(context);
  const state = new BisectState(context);
  const start = await startingPoint(context, state);
  state.clear();
  state.write('BISECT_START', `${start}\n`);
  if (request.firstParent) state.write('BISECT_FIRST_PARENT', '\n');
  state.write('BISECT_NAMES', `${request.paths.map((path) => ` ${shellQuoted(path)}`).join('')}\n`);
  const terms = request.terms ?? { bad: 'bad', good: 'good' };
  if (request.terms !== undefined || request.commits.length > 0) state.writeTerms(terms);
  for (const [i, commit] of request.commits.entries())
    state.mark(i === 0 ? terms.bad : terms.good, commit, true);
  state.log(`git bisect start${context.args.map((arg) => ` ${shellQuoted(arg)}`).join('')}\n`);
  const result = await autoNext(context, state);
  if (result.kind === 'failed') state.clear();
  return result;
}
