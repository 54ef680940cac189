import { namesFile, refuseAmbiguous } from '../history/arguments';
import { mergeBases } from '../history/merge-base';
import {
  expandRefName,
  previousCheckout,
  resolveCommit,
  resolveRevision,
  upstreamRef,
} from '../history/revision';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { shortRefName } from '../refs/ref-name';

/** Where git keeps what, as options of `git rev-parse` that stand alone. */
const PLACES: Readonly<Record<string, (context: CommandContext) => string>> = {
  '--show-toplevel': (context) => context.worktree.root,
  '--git-dir': (context) => gitDirText(context),
  '--absolute-git-dir': ({ repo }) => repo.gitDir,
  '--git-common-dir': (context) => gitDirText(context),
  '--is-inside-work-tree': (context) => String(isInside(context)),
  '--is-inside-git-dir': ({ cwd, repo }) => String(cwd === repo.gitDir || cwd.startsWith(`${repo.gitDir}/`)),
  '--is-bare-repository': ({ repo }) => String(repo.worktree === undefined),
  '--is-shallow-repository': () => 'false',
  '--show-prefix': ({ prefix }) => prefix,
  '--show-cdup': ({ prefix }) => '../'.repeat(prefix.split('/').length - 1),
  '--show-object-format': () => 'sha1',
};

const isInside = ({ cwd, repo }: CommandContext): boolean =>
  repo.worktree !== undefined && cwd !== repo.gitDir && !cwd.startsWith(`${repo.gitDir}/`);

function gitDirText({ cwd, repo }: CommandContext): string {
  if (repo.worktree === undefined) return cwd === repo.gitDir ? '.' : repo.gitDir;
  return cwd === repo.worktree.root ? '.git' : repo.gitDir;
}

interface Mode {
  verify: boolean;
  quiet: boolean;
  short: number | undefined;
  isShort: boolean;
  abbreviateRef: boolean;
  symbolic: 'no' | 'short' | 'full';
  negate: boolean;
}

/** The full name of a ref that a word stands for, `@{u}` and `@{-1}` included. */
function refOf(context: CommandContext, word: string): string | undefined {
  const upstream = /^(.*)@\{(u|upstream)\}$/i.exec(word);
  if (upstream !== null) return upstreamRef(context.repo, upstream[1]!);
  const previous = /^@\{-(\d+)\}$/.exec(word);
  if (previous !== null) {
    const name = previousCheckout(context.repo, Number(previous[1]));
    return name === undefined ? undefined : expandRefName(context.repo, name);
  }
  const name = word === '@' ? 'HEAD' : word;
  const full = expandRefName(context.repo, name);
  return full === undefined ? undefined : (context.repo.refs.readSymbolic(full) ?? full);
}

function print(context: CommandContext, id: string, word: string, mode: Mode, negative: boolean): void {
  const { objects } = context.repo;
  const sign = negative !== mode.negate ? '^' : '';
  if (mode.abbreviateRef || mode.symbolic === 'full') {
    const ref = refOf(context, word);
    if (ref !== undefined) context.line(sign + (mode.abbreviateRef ? shortRefName(ref) : ref));
    else if (mode.abbreviateRef && mode.symbolic === 'no')
      context.line(sign + (resolveRevision(context.repo, word, context.revisions) === undefined ? word : ''));
    return;
  }
  if (mode.symbolic === 'short') context.line(sign + word);
  else context.line(sign + (mode.isShort ? objects.abbreviate(id, mode.short) : id));
}

/** One word that is no option; false: it names nothing. */
function parseWord(context: CommandContext, word: string, mode: Mode): boolean {
  const { repo } = context;
  const find = (name: string) => resolveRevision(repo, name === '' ? 'HEAD' : name, context.revisions);
  const range = /^(.*?)(\.\.\.?)(.*)$/s.exec(word);
  if (range !== null && word !== '..' && !mode.verify) {
    const [left, right] = [find(range[1]!), find(range[3]!)];
    if (left === undefined || right === undefined) return false;
    print(context, right, range[3] === '' ? 'HEAD' : range[3]!, mode, false);
    print(context, left, range[1] === '' ? 'HEAD' : range[1]!, mode, range[2] === '..');
    if (range[2] === '...') {
      const [a, b] = [resolveCommit(repo, left)!, resolveCommit(repo, right)!];
      for (const id of mergeBases(repo.objects, a.id, [b.id])) context.line(`^${id}`);
    }
    return true;
  }
  const parents = /^(.*)\^([@!])$/s.exec(word);
  if (parents !== null && !mode.verify) {
    const commit = resolveCommit(repo, parents[1]!, context.revisions);
    if (commit === undefined) return false;
    if (parents[2] === '!') print(context, commit.id, parents[1]!, mode, false);
    for (const id of commit.parents) print(context, id, id, mode, parents[2] === '!');
    return true;
  }
  const negative = word.startsWith('^');
  const name = negative ? word.slice(1) : word;
  const id = find(name);
  if (id === undefined || name === '') return false;
  print(context, id, name, mode, negative);
  return true;
}

/** `git rev-parse`: turns names into ids, and tells where things are. */
export const revParseCommand: GitCommand = {
  name: 'rev-parse',
  needs: 'nothing',
  run(context) {
    const mode: Mode = {
      verify: false,
      quiet: false,
      short: undefined,
      isShort: false,
      abbreviateRef: false,
      symbolic: 'no',
      negate: false,
    };
    void context.repo;
    let fallback: string | undefined;
    let seen = 0;
    let onlyPaths = false;
    for (let i = 0; i < context.args.length; i++) {
      const word = context.args[i]!;
      const place = PLACES[word];
      if (onlyPaths) context.line(word);
      else if (word === '--') {
        onlyPaths = true;
        if (!mode.verify) context.line('--');
      } else if (place !== undefined) context.line(place(context));
      else if (word === '--git-path')
        context.line(`${gitDirText(context)}/${context.args[++i] ?? die('--git-path requires an argument')}`);
      else if (word === '--default') fallback = context.args[++i] ?? die('--default requires an argument');
      else if (word.startsWith('--') || /^-[a-z]$/.test(word)) readFlag(context, word, mode);
      else {
        seen++;
        if (mode.verify && seen > 1) die('Needed a single revision');
        if (!parseWord(context, word, mode)) refuse(context, word, mode);
      }
    }
    if (seen === 0 && fallback !== undefined) {
      seen++;
      if (!parseWord(context, fallback, mode)) refuse(context, fallback, mode);
    }
    if (mode.verify && seen !== 1) refuse(context, '', mode);
    return 0;
  },
};

function readFlag(context: CommandContext, word: string, mode: Mode): void {
  const { repo } = context;
  const listed = (prefix: string) => {
    for (const ref of repo.refs.list(prefix)) print(context, ref.id, ref.name, mode, false);
  };
  if (word === '--verify') mode.verify = true;
  else if (word === '-q' || word === '--quiet') mode.quiet = true;
  else if (word === '--short' || /^--short=\d+$/.test(word)) {
    mode.isShort = true;
    mode.verify = true;
    if (word.includes('=')) mode.short = Number(word.slice(8));
  } else if (/^--abbrev-ref(=strict|=loose)?$/.test(word)) mode.abbreviateRef = true;
  else if (word === '--symbolic') mode.symbolic = 'short';
  else if (word === '--symbolic-full-name') mode.symbolic = 'full';
  else if (word === '--not') mode.negate = !mode.negate;
  else if (word === '--all') listed('refs/');
  else if (word === '--branches') listed('refs/heads/');
  else if (word === '--tags') listed('refs/tags/');
  else if (word === '--remotes') listed('refs/remotes/');
  else if (word === '--revs-only' || word === '--no-revs' || word === '--flags' || word === '--no-flags')
    throw new GitFailure(`error: option '${word}' of 'git rev-parse' is not available in the lab`, 129);
  else context.line(word);
}

function refuse(context: CommandContext, word: string, mode: Mode): void {
  if (mode.verify) {
    if (mode.quiet) throw new GitFailure('', 1);
    die('Needed a single revision');
  }
  if (namesFile(context, word)) {
    context.line(word);
    return;
  }
  if (mode.symbolic === 'no' || !mode.abbreviateRef) context.line(word);
  refuseAmbiguous(word);
}
