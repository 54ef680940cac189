import type { ObjectStore } from '../cache/object-store';
import { transfer } from '../cache/transfer';
import { type Arguments, flag, value } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { DvcError } from '../errors';
import type { Repository } from '../repo/repository';
import { type UsedObject, usedObjects } from '../repo/used-objects';

/** `dvc gc`: removes objects that nothing needs from the cache, and with `-c` from the remote. */
export const gc: Command = {
  help: 'Garbage collect unused objects from cache or remote storage.',
  spec: {
    command: 'gc',
    options: [
      flag('workspace', '-w', '--workspace'),
      flag('all-branches', '-a', '--all-branches'),
      flag('all-tags', '-T', '--all-tags'),
      flag('all-commits', '-A', '--all-commits'),
      flag('all-experiments', '--all-experiments'),
      value('rev', '--rev'),
      flag('cloud', '-c', '--cloud'),
      flag('not-in-remote', '--not-in-remote'),
      value('remote', '-r', '--remote'),
      flag('force', '-f', '--force'),
      flag('dry', '--dry'),
      value('jobs', '-j', '--jobs'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    const { args, out } = context;
    validate(args);
    out.warn(warning(args));
    if (!args.has('force') && !context.confirm('Are you sure you want to proceed?')) return 1;
    const used = await collectUsed(context, repo);
    const kept = args.has('not-in-remote')
      ? notInRemote(repo, used, args.value('remote'))
      : new Set(used.keys());
    sweepCache(context, repo, kept);
    if (args.has('cloud')) sweepRemote(context, repo, new Set(used.keys()));
    return 0;
  },
};

const SCOPES = ['workspace', 'all-branches', 'all-tags', 'all-commits', 'all-experiments', 'rev'];

function validate(args: Arguments): void {
  if (args.has('remote') && !args.has('cloud') && !args.has('not-in-remote'))
    throw new DvcError('`--remote` requires `--cloud` or `--not-in-remote`');
  if (args.has('cloud') && args.has('not-in-remote'))
    throw new DvcError('`--not-in-remote` and `--cloud` are mutually exclusive');
  if (!SCOPES.some((scope) => args.has(scope)))
    throw new DvcError(
      'Either of `-w|--workspace`, `-a|--all-branches`, `-T|--all-tags` `--all-experiments`, `--all-commits`, `--date` or `--rev` needs to be set.',
    );
}

function warning(args: Arguments): string {
  let scope = 'the workspace';
  if (args.has('all-commits')) scope += ' and all git commits';
  else if (args.has('all-branches') && args.has('all-tags')) scope += ' and all git branches and tags';
  else if (args.has('all-branches')) scope += ' and all git branches';
  else if (args.has('all-tags')) scope += ' and all git tags';
  if (args.has('rev')) scope += ` and last 1 commits from ${args.value('rev')!}`;
  if (args.has('all-experiments')) scope += ' and all experiments';
  return `This will remove all cache except items used in ${scope} of the current repo.`;
}

async function collectUsed(context: CommandContext, repo: Repository): Promise<Map<string, UsedObject>> {
  const { args, out } = context;
  const experiments = args.has('all-experiments') ? ((await repo.git?.refs('refs/exps/')) ?? []) : [];
  const rev = args.value('rev');
  return usedObjects(repo, {
    allBranches: args.has('all-branches'),
    allTags: args.has('all-tags'),
    allCommits: args.has('all-commits'),
    revisions: [...experiments.map(({ commit }) => commit), ...(rev === undefined ? [] : [rev])],
    warn: (message) => out.warn(message),
    fetchDirectory: (id, output) => {
      const name = output.remote ?? args.value('remote') ?? repo.config.get('core', 'remote');
      if (name !== undefined) transfer(repo, repo.remote(name).store, repo.cache, [id]);
    },
    mayLack: (output) =>
      args.has('force') ||
      context.confirm(
        `Missing cache for directory '${repo.paths.absolute(output.path)}'. Cache for files inside will be lost. Would you like to continue? Use '-f' to force.`,
      ),
  });
}

function notInRemote(
  repo: Repository,
  used: ReadonlyMap<string, UsedObject>,
  remote: string | undefined,
): Set<string> {
  const { store } = repo.remote(remote);
  return new Set([...used.keys()].filter((id) => !store.has(id)));
}

/** Real DVC names three caches; with the layout of version 3 objects lie in the first. */
function sweepCache({ args, out }: CommandContext, repo: Repository, kept: ReadonlySet<string>): void {
  const removed = sweep(repo, repo.cache, kept, args.has('dry'));
  out.write(
    removed > 0 ? `Removed ${removed} objects from repo cache.` : "No unused 'repo' cache to remove.",
  );
  for (const name of ['local', 'legacy']) out.write(`No unused '${name}' cache to remove.`);
}

function sweepRemote({ args, out }: CommandContext, repo: Repository, kept: ReadonlySet<string>): void {
  const removed = sweep(repo, repo.remote(args.value('remote')).store, kept, args.has('dry'));
  out.write(
    removed > 0 ? `Removed ${removed} objects from remote.` : 'No unused cache to remove from remote.',
  );
  out.write('No unused cache to remove from remote.');
}

/** Removes directories before their files, so that no directory object outlives what it names. */
function sweep(repo: Repository, store: ObjectStore, kept: ReadonlySet<string>, isDry: boolean): number {
  const unused = store.ids().filter((id) => !kept.has(id));
  const ordered = [
    ...unused.filter((id) => id.endsWith('.dir')),
    ...unused.filter((id) => !id.endsWith('.dir')),
  ];
  for (const id of isDry ? [] : ordered) {
    repo.checkInterrupt();
    store.remove(id);
  }
  return unused.length;
}
