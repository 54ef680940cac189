import { removeSection, unsetConfig } from '../../config/config-edit';
import { editRepositoryConfig } from '../../config/edit-file';
import type { CommandContext } from '../../program/context';
import { fail } from '../../program/failure';
import { parseArguments } from '../../program/options';
import { usageFailure } from '../../program/usage';
import { mapRef, parseRefspec, type Refspec } from '../../remote/refspec';
import { remoteNamed, remoteNames } from '../../remote/remote-settings';

const GRAMMAR = { command: 'remote remove', usage: 'remote remove <name>', specs: {} } as const;

/** `git remote remove <name>`: forgets a remote, the refs that follow it, and who had it as upstream. */
export function removeRemote(context: CommandContext): number {
  const { operands, paths } = parseArguments(context.args, GRAMMAR);
  const [name, ...rest] = [...operands, ...(paths ?? [])];
  if (name === undefined || rest.length > 0) throw usageFailure(GRAMMAR.usage);
  const { config, repo } = context;
  const settings = remoteNamed(config, name);
  if (!settings.isConfigured) fail(`No such remote: '${name}'`, 2);
  const specs = settings.fetch.map((spec) => parseRefspec(spec, 'fetch'));
  const others = remoteNames(config)
    .filter((one) => one !== name)
    .flatMap((one) => remoteNamed(config, one).fetch.map((spec) => parseRefspec(spec, 'fetch')));
  const isFollowed = (ref: string, by: readonly Refspec[]) =>
    by.some((spec) => (mapRef(spec, ref, 'target') ?? '') !== '');
  const targets = repo.refs
    .list()
    .filter((ref) => isFollowed(ref.name, specs) && !isFollowed(ref.name, others));
  const [own, branches] = [
    targets.filter((ref) => ref.name.startsWith('refs/remotes/')),
    targets.filter((ref) => ref.name.startsWith('refs/heads/')),
  ];
  editRepositoryConfig(repo, (text) => {
    let edited = text;
    for (const branch of config.subsections('branch')) {
      if (config.get(`branch.${branch}.remote`) === name) {
        edited = unsetConfig(edited, `branch.${branch}.remote`);
        edited = unsetConfig(edited, `branch.${branch}.merge`);
      }
      if (config.get(`branch.${branch}.pushremote`) === name)
        edited = unsetConfig(edited, `branch.${branch}.pushremote`);
    }
    return removeSection(edited, `remote.${name}`);
  });
  const head = `refs/remotes/${name}/HEAD`;
  if (repo.refs.readSymbolic(head) !== undefined) repo.refs.remove(head);
  for (const ref of own) repo.refs.remove(ref.name);
  if (branches.length > 0) {
    const [what, them] = branches.length === 1 ? ['A branch', 'it'] : ['Some branches', 'them'];
    context.errorLine(
      `Note: ${what} outside the refs/remotes/ hierarchy ${branches.length === 1 ? 'was' : 'were'} not removed;`,
    );
    context.errorLine(`to delete ${them}, use:`);
    for (const ref of branches) context.errorLine(`  git branch -d ${ref.name.replace('refs/heads/', '')}`);
  }
  return 0;
}
