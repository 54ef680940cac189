import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import type { Repository } from '../../program/repository';
import { mapRef, parseRefspec, type Refspec } from '../refspec';
import { findRemoteRef, peelRemote, type RemoteRef } from '../remote-refs';
import { currentBranch, type RemoteSettings } from '../remote-settings';
import { type FetchItem, itemsOf, withoutRepeats } from './fetch-map';

/** What the user asked of a fetch, beside the remote. */
export interface FetchRequest {
  /** []: what is configured. */
  readonly typed: readonly Refspec[];
  readonly tags: 'all' | 'none' | 'auto';
}

const TAGS = parseRefspec('refs/tags/*:refs/tags/*', 'fetch');

/** Reads typed refspecs; `tag v1` stands for `refs/tags/v1:refs/tags/v1`. @throws GitFailure for an invalid one. */
export function parseFetchRefspecs(typed: readonly string[]): Refspec[] {
  const specs: Refspec[] = [];
  for (let i = 0; i < typed.length; i++) {
    const isTag = typed[i] === 'tag' && i + 1 < typed.length;
    const text = isTag ? `refs/tags/${typed[++i]}:refs/tags/${typed[i]}` : typed[i]!;
    specs.push(parseRefspec(text, 'fetch'));
  }
  return specs;
}

/** Works out which refs to fetch, and to where (`get_ref_map` of git). */
export function planFetch(
  context: CommandContext,
  remote: Repository,
  settings: RemoteSettings,
  refs: readonly RemoteRef[],
  request: FetchRequest,
): FetchItem[] {
  const configured = settings.fetch.map((spec) => parseRefspec(spec, 'fetch'));
  let items: FetchItem[] = [];
  let followTags = false;
  const { typed } = request;
  if (typed.length > 0) {
    items = typed.flatMap((spec) => itemsOf(refs, spec));
    for (const item of items) item.use = 'merge';
    followTags = typed.some((spec) => spec.target !== undefined && spec.target !== '');
    if (request.tags === 'all') items.push(...itemsOf(refs, TAGS));
    for (const item of [...items])
      for (const spec of configured) {
        const target = mapRef(spec, item.source);
        if (target) items.push({ ...item, target, force: spec.force, use: 'ignore' });
      }
  } else {
    items = configuredItems(context, settings, refs);
    followTags = configured.length > 0;
    if (request.tags === 'all') items.push(...itemsOf(refs, TAGS));
  }
  if (request.tags === 'auto' && followTags)
    items.push(...tagsAtHand(context.repo, remote, refs, items, true));
  return withoutRepeats(items);
}

/** The items of a fetch without refspecs: what is configured, the upstream of the current branch marked for merging. */
function configuredItems(
  context: CommandContext,
  settings: RemoteSettings,
  refs: readonly RemoteRef[],
): FetchItem[] {
  const branch = currentBranch(context);
  const { config } = context;
  const isUpstream = branch !== undefined && config.get(`branch.${branch}.remote`) === settings.name;
  const merges = isUpstream ? config.all(`branch.${branch}.merge`) : [];
  if (settings.fetch.length === 0 && merges.length === 0) {
    const head = findRemoteRef(refs, 'HEAD');
    if (head === undefined) return [];
    return [{ source: 'HEAD', id: head.id, target: undefined, force: false, use: 'merge' }];
  }
  const items: FetchItem[] = [];
  settings.fetch.forEach((text, i) => {
    const spec = parseRefspec(text, 'fetch');
    const own = itemsOf(refs, spec);
    if (i === 0 && merges.length === 0 && !spec.isPattern && own[0] !== undefined) own[0].use = 'merge';
    items.push(...own);
  });
  for (const merge of merges) {
    const source = findRemoteRef(refs, merge)?.name;
    const known = items.find((item) => item.source === source);
    if (known !== undefined) known.use = 'merge';
    else {
      const extra = itemsOf(refs, parseRefspec(merge, 'fetch'), 'skip');
      for (const item of extra) items.push({ ...item, use: 'merge' });
    }
  }
  return items;
}

/**
 * The tags of the remote that this repository lacks and whose object it has, or is about to get.
 * @param alsoWanted whether what `items` name counts as had.
 */
export function tagsAtHand(
  repo: Repository,
  remote: Repository,
  refs: readonly RemoteRef[],
  items: readonly FetchItem[],
  alsoWanted: boolean,
): FetchItem[] {
  const wanted = new Set<ObjectId>(alsoWanted ? items.map((item) => item.id) : []);
  const taken = new Set(items.map((item) => item.target));
  return refs.flatMap(({ name, id }): FetchItem[] => {
    if (!name.startsWith('refs/tags/') || taken.has(name) || repo.refs.read(name) !== undefined) return [];
    const target = peelRemote(remote, id);
    const had = repo.objects.has(target) || wanted.has(target) || wanted.has(id);
    return had ? [{ source: name, id, target: name, force: false, use: 'not-for-merge' }] : [];
  });
}
