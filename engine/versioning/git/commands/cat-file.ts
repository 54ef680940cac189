import { explainMissing } from '../history/explain-missing';
import { peel, resolveRevision } from '../history/revision';
import type { ObjectId, ObjectType } from '../objects/object-id';
import { kindOfMode, MODE, modeText } from '../objects/tree';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure, quit } from '../program/failure';
import { flag, parseArguments } from '../program/options';
import { toText } from '../text/bytes';
import { quotePath } from '../text/quote-path';

const GRAMMAR = {
  command: 'cat-file',
  usage: 'cat-file (-e | -p | -t | -s) <object>',
  specs: { exists: flag('e'), pretty: flag('p'), type: flag('t'), size: flag('s') },
  lacking: [
    '--allow-unknown-type',
    '--batch',
    '--batch-check',
    '--batch-command',
    '--batch-all-objects',
    '--buffer',
    '--filters',
    '--follow-symlinks',
    '--mailmap',
    '--path',
    '--textconv',
    '--unordered',
    '--use-mailmap',
    '-z',
  ],
} as const;

const TYPES: readonly string[] = ['blob', 'tree', 'commit', 'tag'];

/** `git cat-file`: one object, its type or its size. */
export const catFileCommand: GitCommand = {
  name: 'cat-file',
  needs: 'repository',
  run(context) {
    const { options, operands } = parseArguments(context.args, GRAMMAR);
    const { repo } = context;
    const asked = [options.exists, options.pretty, options.type, options.size].filter(Boolean).length;
    if (asked > 1) throw new GitFailure('error: options cannot be used together', 129);
    const usage = () => new GitFailure(`usage: git ${GRAMMAR.usage}\n`, 129);
    if (asked === 1) {
      const [name, ...rest] = operands;
      if (name === undefined || rest.length > 0) throw usage();
      const id = needObject(context, name);
      if (options.exists === true) return repo.objects.has(id) ? 0 : quit(1);
      const type = repo.objects.typeOf(id);
      if (type === undefined) {
        if (options.pretty === true) die(`Not a valid object name ${name}`);
        die('git cat-file: could not get object info');
      }
      if (options.type === true) context.line(type);
      else if (options.size === true) context.line(String(repo.objects.read(id).body.length));
      else if (type === 'tree') showTree(context, id);
      else context.write(toText(repo.objects.read(id).body));
      return 0;
    }
    const [type, name] = operands;
    if (type === undefined || name === undefined || operands.length > 2) throw usage();
    if (!TYPES.includes(type)) die(`invalid object type "${type}"`);
    const found = needObject(context, name);
    const id = peel(repo, found, type as ObjectType);
    if (id === undefined) die(`git cat-file ${name}: bad file`);
    context.write(toText(repo.objects.read(id).body));
    return 0;
  },
};

function needObject(context: CommandContext, name: string): ObjectId {
  const id = resolveRevision(context.repo, name, context.revisions);
  if (id === undefined) explainMissing(context, name);
  return id ?? die(`Not a valid object name ${name}`);
}

function showTree(context: CommandContext, id: ObjectId): void {
  for (const entry of context.repo.objects.tree(id)) {
    const type =
      entry.mode === MODE.folder ? 'tree' : kindOfMode(entry.mode) === MODE.submodule ? 'commit' : 'blob';
    context.line(`${modeText(entry.mode)} ${type} ${entry.id}\t${quotePath(entry.name)}`);
  }
}
