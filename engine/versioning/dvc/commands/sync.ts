import { type ArgumentSpec, flag, list, type OptionSpec, value } from '../cli/arguments';
import { type Command, type CommandContext, reporting } from '../cli/command';
import { CheckoutFailed, type CheckoutResult, checkout } from '../data/checkout';
import { fetch as fetchData, push as pushData, type SyncOptions } from '../data/sync';
import { DvcError } from '../errors';
import type { Repository } from '../repo/repository';
import { summarize } from '../text/humanize';
import { showCheckout } from './checkout';

const SHARED: readonly OptionSpec[] = [
  value('remote', '-r', '--remote'),
  flag('all-branches', '-a', '--all-branches'),
  flag('all-tags', '-T', '--all-tags'),
  flag('all-commits', '-A', '--all-commits'),
  flag('with-deps', '-d', '--with-deps'),
  flag('recursive', '-R', '--recursive'),
  flag('run-cache', '--run-cache'),
  flag('no-run-cache', '--no-run-cache'),
  flag('glob', '--glob'),
  value('jobs', '-j', '--jobs'),
];

const specOf = (command: string, ...more: OptionSpec[]): ArgumentSpec => ({
  command,
  operands: [0, Number.POSITIVE_INFINITY],
  options: [...SHARED, ...more],
});

const optionsOf = ({ args }: CommandContext): SyncOptions => ({
  targets: args.operands,
  remote: args.value('remote'),
  allBranches: args.has('all-branches'),
  allTags: args.has('all-tags'),
  allCommits: args.has('all-commits'),
  withDeps: args.has('with-deps'),
  isRecursive: args.has('recursive'),
  isGlob: args.has('glob'),
  hasRunCache: args.has('run-cache'),
});

const NOTHING = 'Everything is up to date.';

function warnMissing({ out }: CommandContext, missing: readonly string[]): void {
  if (missing.length > 0)
    out.warn(
      `Some of the cache files do not exist neither locally nor on remote. Missing cache files:\n${missing.map((id) => `md5: ${id}`).join('\n')}`,
    );
}

/** `dvc push`: uploads what the project's data needs to the remote. */
export const push: Command = {
  help: 'Upload tracked files or directories to remote storage.',
  spec: specOf('push'),
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, 'failed to push data to the cloud', async () => {
      const { moved, missing } = await pushData(repo, optionsOf(context));
      warnMissing(context, missing);
      context.out.write(summarize([['pushed', moved.length]]) || NOTHING);
      return 0;
    });
  },
};

/** `dvc fetch`: downloads data to the cache. */
export const fetch: Command = {
  help: 'Download files or directories from remote storage to the cache.',
  spec: specOf('fetch', value('max-size', '--max-size'), {
    ...list('type', '--type'),
    choices: ['metrics', 'plots'],
  }),
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, 'failed to fetch data from the cloud', async () => {
      const { moved, missing } = await fetchData(repo, optionsOf(context));
      warnMissing(context, missing);
      context.out.write(summarize([['fetched', moved.length]]) || NOTHING);
      if (missing.length > 0) throw new DvcError(`${missing.length} files failed to download`);
      return 0;
    });
  },
};

/** `dvc pull`: downloads data to the cache and lays it into the workspace. */
export const pull: Command = {
  help: 'Download tracked files or directories from remote storage.',
  spec: specOf('pull', flag('force', '-f', '--force'), flag('allow-missing', '--allow-missing')),
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, 'failed to pull data from the cloud', async () => {
      const { args } = context;
      const fetched = await fetchedCount(context, repo);
      try {
        const result = await checkout(repo, {
          targets: args.operands,
          withDeps: args.has('with-deps'),
          isRecursive: args.has('recursive'),
          isForced: args.has('force'),
          isMissingAllowed: args.has('allow-missing'),
        });
        showPull(context, fetched, result);
      } catch (thrown) {
        if (thrown instanceof CheckoutFailed) showPull(context, fetched, thrown.result);
        throw thrown;
      }
      return 0;
    });
  },
};

/** How many files were fetched; without any remote that is none, and a warning. */
async function fetchedCount(context: CommandContext, repo: Repository): Promise<number> {
  if (!context.args.has('remote') && repo.config.get('core', 'remote') === undefined) {
    context.out.warn('No remote provided and no default remote set.');
    return 0;
  }
  const { moved, missing } = await fetchData(repo, optionsOf(context));
  warnMissing(context, missing);
  return moved.length;
}

function showPull({ out }: CommandContext, fetched: number, result: CheckoutResult): void {
  showCheckout(out, result);
  const { modified, added, deleted } = result.counts;
  const counts = [
    ['fetched', fetched],
    ['modified', modified],
    ['added', added],
    ['deleted', deleted],
  ] as const;
  out.write(summarize(counts) || NOTHING);
}
