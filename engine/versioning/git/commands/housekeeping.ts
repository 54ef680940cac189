import { looseIds } from '../fsck/loose-object';
import { removeLoose, unreachableObjects } from '../fsck/unreachable';
import { resolveRevision } from '../history/revision';
import type { GitCommand } from '../program/command';
import { die } from '../program/failure';
import { flag, optional, parseArguments, value } from '../program/options';
import { parseApproximateDate } from '../text/parse-date';

const PRUNE = {
  command: 'prune',
  usage: 'prune [-n] [-v] [--progress] [--expire <time>] [--] [<head>...]',
  specs: {
    dryRun: flag('n', 'dry-run'),
    verbose: flag('v', 'verbose'),
    progress: flag('progress'),
    expire: value('expire'),
  },
  lacking: ['--exclude-promisor-objects'],
} as const;

/** Seconds before which a lost object may go; undefined: whenever it was written. */
function expiry(text: string | undefined, now: number): number | undefined {
  if (text === undefined || text === 'now' || text === 'all') return undefined;
  if (text === 'never') return Number.NEGATIVE_INFINITY;
  return parseApproximateDate(text, now) ?? die(`malformed expiration date '${text}'`);
}

/** `git prune`: removes objects that nothing reaches. */
export const pruneCommand: GitCommand = {
  name: 'prune',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, PRUNE);
    const { repo } = context;
    const heads = [...operands, ...(paths ?? [])].map(
      (text) => resolveRevision(repo, text, context.revisions) ?? die(`unrecognized argument: ${text}`),
    );
    const before = expiry(options.expire, context.now);
    for (const { id, type, mtimeMs } of unreachableObjects(repo, heads)) {
      if (before !== undefined && mtimeMs / 1000 > before) continue;
      if (options.dryRun === true || options.verbose === true) context.line(`${id} ${type}`);
      if (options.dryRun !== true) removeLoose(repo, id);
    }
    return 0;
  },
};

const GC = {
  command: 'gc',
  usage: 'gc [<options>]',
  specs: {
    quiet: flag('q', 'quiet'),
    prune: optional('prune'),
    aggressive: flag('aggressive'),
    auto: flag('auto'),
    force: flag('force'),
  },
  lacking: ['--cruft', '--keep-largest-pack'],
} as const;

/** `git gc`: throws away what has been lost for two weeks. Objects stay loose: packs would save nothing here. */
export const gcCommand: GitCommand = {
  name: 'gc',
  needs: 'repository',
  run(context) {
    const { options } = parseArguments(context.args, GC);
    if (options.auto === true) return 0;
    if (context.repo.objects.ids().length === 0 && options.quiet !== true)
      context.line('Nothing new to pack.');
    if (options.prune === false) return 0;
    const age =
      typeof options.prune === 'string'
        ? options.prune
        : (context.config.get('gc.pruneexpire') ?? '2.weeks.ago');
    return pruneCommand.run(context.with({ args: ['--expire', age] }));
  },
};

const COUNT = {
  command: 'count-objects',
  usage: 'count-objects [-v] [-H | --human-readable]',
  specs: { verbose: flag('v', 'verbose'), human: flag('H', 'human-readable') },
} as const;

const BLOCK = 4096;

function humanSize(kilobytes: number): string {
  if (kilobytes === 0) return '0 bytes';
  if (kilobytes >= 1024 * 1024) return `${(kilobytes / 1024 / 1024).toFixed(2)} GiB`;
  return kilobytes >= 1024 ? `${(kilobytes / 1024).toFixed(2)} MiB` : `${kilobytes.toFixed(2)} KiB`;
}

/** `git count-objects`: how many loose objects there are, and what they take on a disk of 4 KiB blocks. */
export const countObjectsCommand: GitCommand = {
  name: 'count-objects',
  needs: 'repository',
  run(context) {
    const { options } = parseArguments(context.args, COUNT);
    const { repo } = context;
    const { fs, gitDir } = repo;
    const ids = looseIds(repo);
    let kilobytes = 0;
    for (const id of ids) {
      const size = fs.readBytes(`${gitDir}/objects/${id.slice(0, 2)}/${id.slice(2)}`).length;
      kilobytes += (Math.ceil(size / BLOCK) * BLOCK) / 1024;
    }
    const shown = (amount: number) => (options.human === true ? humanSize(amount) : String(amount));
    if (options.verbose !== true) {
      context.line(
        options.human === true
          ? `${ids.length} objects, ${humanSize(kilobytes)}`
          : `${ids.length} objects, ${kilobytes} kilobytes`,
      );
      return 0;
    }
    const folder = `${gitDir}/objects/pack`;
    const files = fs.isFolder(folder) ? fs.list(folder) : [];
    const packs = files.filter((name) => name.endsWith('.pack'));
    const packBytes = files.reduce((sum, name) => sum + fs.readBytes(`${folder}/${name}`).length, 0);
    const loose = new Set(ids);
    const inPack = repo.objects.ids().filter((id) => !loose.has(id)).length;
    context.line(`count: ${ids.length}`);
    context.line(`size: ${shown(kilobytes)}`);
    context.line(`in-pack: ${inPack}`);
    context.line(`packs: ${packs.length}`);
    context.line(`size-pack: ${shown(Math.floor(packBytes / 1024))}`);
    context.line('prune-packable: 0');
    context.line('garbage: 0');
    context.line(`size-garbage: ${shown(0)}`);
    return 0;
  },
};
