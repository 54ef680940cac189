import { resolvePath } from '@/engine/core/file-system';
import { peel, resolveRevision } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import { formatTag } from '../objects/tag';
import { refuseColor } from '../program/color';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { editFile } from '../program/editor';
import { die, GitFailure } from '../program/failure';
import { flag, optional, parseArguments, value, valueOr, values } from '../program/options';
import { formatRef } from '../refs/format-ref';
import { refFilter } from '../refs/ref-filter';
import { isValidRefName } from '../refs/ref-name';
import type { Ref } from '../refs/ref-store';
import { sortRefs } from '../refs/sort-refs';
import { cleanMessage } from '../text/clean-message';
import { wildcard } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'tag',
  usage: 'tag [-a] [-f] [-m <msg> | -F <file>] [-e] <tagname> [<commit> | <object>]',
  specs: {
    annotate: flag('a', 'annotate'),
    message: values('m', 'message'),
    file: value('F', 'file'),
    force: flag('f', 'force'),
    delete: flag('d', 'delete'),
    list: flag('l', 'list'),
    lines: optional('n'),
    edit: flag('e', 'edit'),
    contains: valueOr('HEAD', 'contains', 'with'),
    noContains: valueOr('HEAD', 'no-contains', 'without'),
    merged: valueOr('HEAD', 'merged'),
    noMerged: valueOr('HEAD', 'no-merged'),
    pointsAt: valueOr('HEAD', 'points-at'),
    sort: values('sort'),
    format: value('format'),
    ignoreCase: flag('i', 'ignore-case'),
    color: optional('color'),
  },
  lacking: [
    '-v',
    '--verify',
    '-s',
    '--sign',
    '-u',
    '--local-user',
    '--cleanup',
    '--column',
    '--create-reflog',
  ],
} as const;

type Options = ReturnType<typeof parseArguments<typeof GRAMMAR.specs>>['options'];

/** `git tag`. */
export const tagCommand: GitCommand = {
  name: 'tag',
  needs: 'repository',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    refuseColor('tag', options.color);
    const names = [...operands, ...(paths ?? [])];
    if (options.delete === true) return deleteTags(context, names);
    const filters = [
      options.contains,
      options.noContains,
      options.merged,
      options.noMerged,
      options.pointsAt,
      options.lines,
    ];
    if (options.list === true || names.length === 0 || filters.some((one) => one !== undefined))
      return listTags(context, options, names);
    if (names.length > 2) die('too many arguments');
    return createTag(context, options, names[0]!, names[1] ?? 'HEAD');
  },
};

async function createTag(
  context: CommandContext,
  options: Options,
  name: string,
  target: string,
): Promise<number> {
  const { repo } = context;
  const annotated = options.annotate === true || options.message.length > 0 || options.file !== undefined;
  const object = resolveRevision(repo, target, context.revisions);
  if (object === undefined) die(`Failed to resolve '${target}' as a valid ref.`);
  const ref = `refs/tags/${name}`;
  if (!isValidRefName(ref) || name.startsWith('-')) die(`'${name}' is not a valid tag name.`);
  const before = repo.refs.read(ref);
  if (before !== undefined && options.force !== true) die(`tag '${name}' already exists`);
  const id = annotated ? await writeTag(context, options, name, object) : object;
  repo.refs.update(ref, id, context.note(`tag: tagging ${repo.objects.abbreviate(object)}`));
  if (before !== undefined && before !== id)
    context.line(`Updated tag '${name}' (was ${repo.objects.abbreviate(before)})`);
  return 0;
}

async function writeTag(
  context: CommandContext,
  options: Options,
  name: string,
  object: ObjectId,
): Promise<ObjectId> {
  const { repo } = context;
  const targetType = repo.objects.typeOf(object)!;
  if (targetType === 'tag' && context.advises('nestedTag'))
    context.hint(
      'nestedTag',
      `You have created a nested tag. The object referred to by your new tag is\nalready a tag. If you meant to tag the object that it points to, use:\n\n\tgit tag -f ${name} ${context.args.at(-1)}^{}\nDisable this message with "git config advice.nestedTag false"`,
    );
  const tagger = context.identity('committer');
  let text = `${options.message.join('\n\n')}\n`;
  if (options.file !== undefined && options.file !== '-') {
    const path = resolvePath(context.cwd, options.file);
    if (!repo.fs.isFile(path)) die(`could not open or read '${options.file}': No such file or directory`);
    text = repo.fs.readText(path);
  } else if (options.file !== undefined) text = context.io.stdin;
  const given = options.message.length > 0 || options.file !== undefined;
  if (!given || options.edit === true) {
    const path = `${repo.gitDir}/TAG_EDITMSG`;
    const hint = `\n#\n# Write a message for tag:\n#   ${name}\n# Lines starting with '#' will be ignored.\n`;
    repo.fs.write(path, (given ? text : '') + hint);
    await editFile(context, path);
    text = repo.fs.readText(path);
    repo.fs.remove(path);
  }
  const message = cleanMessage(text, 'strip');
  if (message === '' && !given) die('no tag message?');
  return repo.objects.write('tag', formatTag({ target: object, targetType, name, tagger, message }));
}

function deleteTags(context: CommandContext, names: readonly string[]): number {
  const { repo } = context;
  let failed = false;
  for (const name of names) {
    const id = repo.refs.read(`refs/tags/${name}`);
    if (id === undefined) {
      context.errorLine(`error: tag '${name}' not found.`);
      failed = true;
      continue;
    }
    repo.refs.remove(`refs/tags/${name}`);
    context.line(`Deleted tag '${name}' (was ${repo.objects.abbreviate(id)})`);
  }
  return failed ? 1 : 0;
}

function listTags(context: CommandContext, options: Options, patterns: readonly string[]): number {
  const { repo } = context;
  const regexps = patterns.map(
    (one) => new RegExp(`^${wildcard(one, true)}$`, options.ignoreCase ? 'i' : ''),
  );
  const tests: ((ref: Ref, commit: ObjectId | undefined) => boolean)[] = [
    ({ name }) => regexps.length === 0 || regexps.some((one) => one.test(name.slice(10))),
  ];
  const wanted = refFilter(context, options);
  tests.push((_, commit) => commit !== undefined && wanted(commit));
  const refs = repo.refs.list('refs/tags/').filter((ref) => {
    const commit = peel(repo, ref.id, 'commit');
    return tests.every((test) => test(ref, commit));
  });
  const count =
    options.lines === undefined || options.lines === false
      ? 0
      : options.lines === true
        ? 1
        : Number(options.lines);
  if (Number.isNaN(count)) throw new GitFailure("error: switch `n' expects a numerical value", 129);
  const keys = options.sort.length > 0 ? options.sort : context.config.all('tag.sort');
  for (const ref of sortRefs(context, refs, keys)) {
    if (options.format !== undefined) context.line(formatRef(context, ref, options.format));
    else if (count > 0) context.line(withMessage(context, ref, count));
    else context.line(ref.name.slice(10));
  }
  return 0;
}

function withMessage(context: CommandContext, ref: Ref, count: number): string {
  const { objects } = context.repo;
  const type = objects.typeOf(ref.id);
  const message =
    type === 'tag' ? objects.tag(ref.id).message : type === 'commit' ? objects.commit(ref.id).message : '';
  const lines = message.trimEnd().split('\n').slice(0, count);
  return `${ref.name.slice(10).padEnd(15)} ${lines.join('\n    ')}`;
}
