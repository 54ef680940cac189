import { addConfig, renameSection, setConfig, unsetConfig } from '../../config/config-edit';
import { editRepositoryConfig } from '../../config/edit-file';
import type { CommandContext } from '../../program/context';
import { fail } from '../../program/failure';
import { flag, parseArguments } from '../../program/options';
import { usageFailure } from '../../program/usage';
import { remoteNamed } from '../../remote/remote-settings';
import { checkRemoteName } from './add';

const GRAMMAR = {
  command: 'remote rename',
  usage: 'remote rename [--[no-]progress] <old> <new>',
  specs: { progress: flag('progress') },
} as const;

/** `git remote rename <old> <new>`: with its refs, its refspecs, and the branches that follow it. */
export function renameRemote(context: CommandContext): number {
  const { operands, paths } = parseArguments(context.args, GRAMMAR);
  const [from, to, ...rest] = [...operands, ...(paths ?? [])];
  if (from === undefined || to === undefined || rest.length > 0) throw usageFailure(GRAMMAR.usage);
  const { config, repo } = context;
  const settings = remoteNamed(config, from);
  if (!settings.isConfigured) fail(`No such remote: '${from}'`, 2);
  if (remoteNamed(config, to).isConfigured) fail(`remote ${to} already exists.`, 3);
  checkRemoteName(to);
  const [oldFolder, newFolder] = [`refs/remotes/${from}/`, `refs/remotes/${to}/`];
  editRepositoryConfig(repo, (text) => {
    let edited = renameSection(text, `remote.${from}`, `remote.${to}`);
    if (settings.fetch.some((spec) => spec.includes(`:${oldFolder}`))) {
      edited = unsetConfig(edited, `remote.${to}.fetch`);
      for (const spec of settings.fetch)
        edited = addConfig(edited, `remote.${to}.fetch`, spec.replace(`:${oldFolder}`, `:${newFolder}`));
    }
    for (const branch of config.subsections('branch'))
      for (const key of ['remote', 'pushremote'])
        if (config.get(`branch.${branch}.${key}`) === from)
          edited = setConfig(edited, `branch.${branch}.${key}`, to);
    return edited;
  });
  moveRefs(context, oldFolder, newFolder);
  return 0;
}

function moveRefs(context: CommandContext, from: string, to: string): void {
  const { refs } = context.repo;
  const names = refs.list(from).map((ref) => ref.name);
  const note = (name: string) => context.note(`remote: renamed ${name} to ${to}${name.slice(from.length)}`);
  const symbolic = names.filter((name) => refs.readSymbolic(name) !== undefined);
  const targets = new Map(symbolic.map((name) => [name, refs.readSymbolic(name)!]));
  for (const name of symbolic) refs.remove(name);
  for (const name of names)
    if (!targets.has(name)) refs.rename(name, to + name.slice(from.length), note(name));
  for (const [name, target] of targets)
    refs.setSymbolic(
      to + name.slice(from.length),
      target.startsWith(from) ? to + target.slice(from.length) : target,
      note(name),
    );
}
