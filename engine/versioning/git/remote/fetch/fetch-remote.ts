import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { copyObjects } from '../copy-objects';
import { openRemote, urlFolder } from '../open-remote';
import { parseRemoteUrl, urlForDisplay } from '../remote-address';
import { remoteRefsOf } from '../remote-refs';
import type { RemoteSettings } from '../remote-settings';
import { FetchTable } from './fetch-display';
import type { FetchItem } from './fetch-map';
import { parseFetchRefspecs, planFetch, tagsAtHand } from './plan-fetch';
import { danglingSymbolic, pruneSpecs, staleRefs } from './prune';
import { storeFetched } from './store-fetched';

/** A fetch from one remote. */
export interface FetchOptions {
  /** Refspecs as typed; []: those of the configuration. */
  readonly refspecs: readonly string[];
  /** `all`: every tag (`--tags`); `none`: no tag (`--no-tags`); `auto`: those of what is fetched. */
  readonly tags: 'all' | 'none' | 'auto';
  readonly prune: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Keep what FETCH_HEAD says already (`--append`). */
  readonly append: boolean;
  readonly updateHead: boolean;
  /** The command as the reflog names it. */
  readonly action: string;
}

/**
 * Fetches from one remote: copies the objects that are missing, moves the refs, writes FETCH_HEAD, prints the table.
 * @returns whether every ref could be stored.
 * @throws GitFailure when the remote or a ref of it is not there.
 */
export async function fetchRemote(
  context: CommandContext,
  settings: RemoteSettings,
  options: FetchOptions,
): Promise<boolean> {
  const { repo } = context;
  const url = settings.urls[0]!;
  const typed = parseFetchRefspecs(options.refspecs);
  const storesRefs =
    typed.length === 0 ? settings.fetch.length > 0 : typed.some((spec) => (spec.target ?? '') !== '');
  if (!options.append && !options.dryRun) repo.fs.write(`${repo.gitDir}/FETCH_HEAD`, '');
  const remote = await openRemote(context, parseRemoteUrl(url, urlFolder(context)));
  const refs = remoteRefsOf(remote);
  const items = planFetch(context, remote, settings, refs, { typed, tags: options.tags });
  if (!options.updateHead) refuseCurrentBranch(context, items);

  const shownUrl = urlForDisplay(url);
  const table = new FetchTable(context, shownUrl, options.quiet);
  if (options.prune) pruneStale(context, settings, options, refs, table);

  const store = { ...options, url: shownUrl };
  const fetched = (some: readonly FetchItem[]): boolean => {
    copyObjects(
      remote.objects,
      repo.objects,
      some.map((item) => item.id),
    );
    const shown = some.flatMap(({ source, target, id }) =>
      target === undefined || (!options.verbose && repo.refs.read(target) === id) ? [] : [{ source, target }],
    );
    table.layOut(
      shown,
      some.map((item) => item.id),
    );
    return storeFetched(context, some, table, store);
  };
  let complete = fetched(items);
  const followsTags = options.tags === 'auto' && storesRefs;
  const late = followsTags ? tagsAtHand(repo, remote, refs, options.dryRun ? [] : items, false) : [];
  if (late.length > 0) complete = fetched(late) && complete;
  return complete;
}

function refuseCurrentBranch({ repo }: CommandContext, items: readonly FetchItem[]): void {
  const { ref } = repo.refs.head();
  if (repo.worktree === undefined || ref === undefined) return;
  if (items.some((item) => item.target === ref))
    die(`refusing to fetch into branch '${ref}' checked out at '${repo.worktree.root}'`);
}

function pruneStale(
  context: CommandContext,
  settings: RemoteSettings,
  options: FetchOptions,
  refs: ReturnType<typeof remoteRefsOf>,
  table: FetchTable,
): void {
  const specs = pruneSpecs(options.refspecs, settings.fetch);
  const stale = staleRefs(context, specs, refs);
  if (stale.length === 0) return;
  const dangling = danglingSymbolic(context, stale);
  if (!options.dryRun) for (const { name } of stale) context.repo.refs.remove(name);
  table.layOut(
    [],
    stale.map((ref) => ref.id),
  );
  for (const { name } of stale) {
    table.line('-', '[deleted]', '(none)', name);
    for (const symbolic of dangling)
      if (context.repo.refs.readSymbolic(symbolic) === name && !options.quiet)
        context.errorLine(
          options.dryRun ? `   (${symbolic} will become dangling)` : `   (${symbolic} has become dangling)`,
        );
  }
}
