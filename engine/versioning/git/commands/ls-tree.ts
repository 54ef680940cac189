import { resolveTree } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import { kindOfMode, MODE, modeText, type TreeEntry } from '../objects/tree';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { flag, optional, parseArguments } from '../program/options';
import { pathFromFolder } from '../status/relative-path';
import { quotePath } from '../text/quote-path';
import { parsePathspec } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'ls-tree',
  usage: 'ls-tree [<options>] <tree-ish> [<path>...]',
  specs: {
    folders: flag('d'),
    recursive: flag('r'),
    trees: flag('t'),
    nul: flag('z'),
    long: flag('l', 'long'),
    nameOnly: flag('name-only', 'name-status'),
    objectOnly: flag('object-only'),
    fullName: flag('full-name'),
    fullTree: flag('full-tree'),
    abbrev: optional('abbrev'),
  },
  lacking: ['--format'],
} as const;

interface Wanted {
  readonly path: string;
  /** `dir/`: what is in it, not itself. */
  readonly inside: boolean;
}

/** `git ls-tree`: what is in a tree. */
export const lsTreeCommand: GitCommand = {
  name: 'ls-tree',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo } = context;
    const [name, ...rest] = operands;
    if (name === undefined) throw new GitFailure(`usage: git ${GRAMMAR.usage}\n`, 129);
    const tree = resolveTree(repo, name, context.revisions);
    if (tree === undefined) die(`Not a valid object name ${name}`);
    const prefix = options.fullTree === true ? '' : context.prefix;
    const given = [...rest, ...(paths ?? [])];
    const root = repo.worktree?.root ?? '/';
    const texts = given.length > 0 ? given : prefix === '' ? [] : [`./`];
    const wanted = texts.map((text): Wanted => {
      const { path } = parsePathspec(text, prefix, root);
      return { path, inside: text.endsWith('/') };
    });
    const show = printer(context, options, prefix);
    const visit = (id: ObjectId, folder: string): void => {
      for (const entry of repo.objects.tree(id)) {
        const path = folder + entry.name;
        const isFolder = entry.mode === MODE.folder;
        const leads =
          isFolder &&
          wanted.some((one) => one.path.startsWith(`${path}/`) || (one.inside && one.path === path));
        const named =
          wanted.length === 0 ||
          wanted.some(
            (one) =>
              one.path === '' ||
              (one.path === path && !(one.inside && isFolder)) ||
              path.startsWith(`${one.path}/`),
          );
        if (isFolder && (leads || (named && options.recursive === true && options.folders !== true))) {
          if (options.trees === true && (named || leads)) show(entry, path);
          visit(entry.id, `${path}/`);
        } else if (isFolder && named && options.recursive === true && options.folders === true) {
          show(entry, path);
          visit(entry.id, `${path}/`);
        } else if (named && (options.folders !== true || isFolder)) show(entry, path);
      }
    };
    visit(tree, '');
    return 0;
  },
};

type Options = ReturnType<typeof parseArguments<typeof GRAMMAR.specs>>['options'];

function printer(context: CommandContext, options: Options, prefix: string) {
  const { objects } = context.repo;
  const end = options.nul === true ? '\0' : '\n';
  const typeOf = (entry: TreeEntry) =>
    entry.mode === MODE.folder ? 'tree' : kindOfMode(entry.mode) === MODE.submodule ? 'commit' : 'blob';
  const id = (object: ObjectId) =>
    options.abbrev === undefined || options.abbrev === false
      ? object
      : objects.abbreviate(object, options.abbrev === true ? undefined : Number(options.abbrev));
  return (entry: TreeEntry, path: string): void => {
    const shown =
      options.fullName === true || options.fullTree === true ? path : pathFromFolder(path, prefix);
    const name = options.nul === true ? shown : quotePath(shown);
    if (options.nameOnly === true || options.objectOnly === true) {
      context.write((options.nameOnly === true ? name : id(entry.id)) + end);
      return;
    }
    const type = typeOf(entry);
    const size = type === 'blob' ? String(objects.blob(entry.id).length) : '-';
    const long = options.long === true ? ` ${size.padStart(7)}` : '';
    context.write(`${modeText(entry.mode)} ${type} ${id(entry.id)}${long}\t${name}${end}`);
  };
}
