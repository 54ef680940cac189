import type { FileSystem } from '@/engine/core/file-system';
import { addConfig } from '../../config/config-edit';
import { editRepositoryConfig } from '../../config/edit-file';
import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { layOutRepository } from '../../program/layout';
import { openRepository, type Repository, readGlobalConfig } from '../../program/repository';
import { ignoreRulesOf } from '../../status/status';
import { compareBytes } from '../../text/compare';
import { applyPlan, planReset } from '../../worktree/tree-switch';
import { copyObjects } from '../copy-objects';
import { peelRemote, type RemoteRef, remoteRefsOf } from '../remote-refs';
import { type CloneHead, cloneHead } from './clone-refs';

/** What a clone is made of. */
export interface CloneRequest {
  readonly remote: Repository;
  /** As the configuration will name it. */
  readonly url: string;
  /** Absolute folder of the new working tree, or of the bare repository. */
  readonly folder: string;
  readonly bare: boolean;
  readonly remoteName: string;
  readonly branch: string | undefined;
  readonly singleBranch: boolean;
  readonly tags: boolean;
  readonly checkout: boolean;
  /** Copy every object, also those that nothing names, as a clone from a path does. */
  readonly everything: boolean;
  /** `name=value` settings for the new repository. */
  readonly settings: readonly string[];
}

/** A clone that stands. */
export interface Cloned {
  readonly repo: Repository;
  readonly head: CloneHead;
}

/** Lays out an empty repository with the remote in its configuration. */
export function layOutClone(context: CommandContext, request: CloneRequest): string {
  const { fs } = context.io;
  const { folder, bare, remoteName, url, remote } = request;
  const gitDir = bare ? folder : `${folder}/.git`;
  const branch = remote.refs.head().ref?.replace('refs/heads/', '');
  layOutRepository(fs, gitDir, {
    bare,
    branch: branch ?? context.config.get('init.defaultbranch') ?? 'master',
  });
  editRepositoryConfig({ fs, gitDir }, (text) => {
    let edited = text;
    for (const setting of request.settings) {
      const equals = setting.indexOf('=');
      const [name, value] =
        equals === -1 ? [setting, 'true'] : [setting.slice(0, equals), setting.slice(equals + 1)];
      edited = addConfig(edited, name, value);
    }
    edited = addConfig(edited, `remote.${remoteName}.url`, url);
    if (!request.tags) edited = addConfig(edited, `remote.${remoteName}.tagOpt`, '--no-tags');
    return edited;
  });
  return gitDir;
}

/**
 * Fills a clone: objects, refs, HEAD, its upstream, and the working tree.
 * @throws GitFailure when the remote has no such branch.
 */
export async function fillClone(
  context: CommandContext,
  gitDir: string,
  request: CloneRequest,
): Promise<Cloned> {
  const { fs } = context.io;
  const { remote, remoteName, bare } = request;
  const refs = remoteRefsOf(remote);
  const head = cloneHead(refs, remoteHeadOf(remote), request.branch, remoteName, (tag) =>
    peelRemote(remote, tag),
  );
  const single = request.singleBranch ? head.branch : undefined;
  editRepositoryConfig({ fs, gitDir }, (text) => addFetchSpec(text, request, single));

  const repo = await reopen(context, fs, gitDir, bare ? undefined : request.folder);
  const wanted = wantedRefs(request, refs, single, head, remote);
  if (request.everything)
    for (const object of remote.objects.ids()) repo.objects.copyFrom(remote.objects, object);
  else
    copyObjects(
      remote.objects,
      repo.objects,
      [...wanted.map((one) => one.id), head.id].filter((one) => one !== undefined),
    );
  writePackedRefs(repo, wanted);
  setHead(context, repo, request, head, refs);
  const complete = await reopen(context, fs, gitDir, bare ? undefined : request.folder);
  if (request.checkout && head.id !== undefined) checkOut(context, complete, head.id);
  return { repo: complete, head };
}

function remoteHeadOf(remote: Repository): CloneHead {
  const { ref, id } = remote.refs.head();
  return { branch: ref, id };
}

const reopen = (context: CommandContext, fs: FileSystem, gitDir: string, root: string | undefined) =>
  openRepository(fs, { gitDir, root }, readGlobalConfig(fs, context.env));

function addFetchSpec(text: string, { bare, remoteName }: CloneRequest, single: string | undefined): string {
  if (bare) return text;
  const source = single ?? 'refs/heads/*';
  const target = `refs/remotes/${remoteName}/${source.replace('refs/heads/', '')}`;
  return addConfig(text, `remote.${remoteName}.fetch`, `+${source}:${target}`);
}

/** The refs of the remote that the clone gets, under their names in the clone. */
function wantedRefs(
  request: CloneRequest,
  refs: readonly RemoteRef[],
  single: string | undefined,
  head: CloneHead,
  remote: Repository,
): RemoteRef[] {
  const branches = refs.filter(({ name }) =>
    single === undefined ? name.startsWith('refs/heads/') : name === single,
  );
  const reached = (id: ObjectId) => single === undefined || canReach(remote, head.id, peelRemote(remote, id));
  const tags = request.tags
    ? refs.filter(({ name, id }) => name.startsWith('refs/tags/') && reached(id))
    : [];
  const placed = branches.map(({ name, id }) => ({
    name: request.bare ? name : name.replace('refs/heads/', `refs/remotes/${request.remoteName}/`),
    id,
  }));
  return [...placed, ...tags];
}

function canReach(remote: Repository, from: ObjectId | undefined, id: ObjectId): boolean {
  const open = from === undefined ? [] : [from];
  const seen = new Set<ObjectId>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === id) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...remote.objects.commit(at).parents);
  }
  return false;
}

/** Git writes the refs of a clone into one file, without reflogs. */
function writePackedRefs(repo: Repository, refs: readonly RemoteRef[]): void {
  if (refs.length === 0) return;
  const lines = ['# pack-refs with: peeled fully-peeled sorted '];
  for (const { name, id } of [...refs].sort((a, b) => compareBytes(a.name, b.name))) {
    lines.push(`${id} ${name}`);
    const target = peelRemote(repo, id);
    if (target !== id) lines.push(`^${target}`);
  }
  repo.fs.write(`${repo.gitDir}/packed-refs`, `${lines.join('\n')}\n`);
}

function setHead(
  context: CommandContext,
  repo: Repository,
  { bare, remoteName, url, remote }: CloneRequest,
  head: CloneHead,
  refs: readonly RemoteRef[],
): void {
  const note = context.note(`clone: from ${url}`);
  const remoteHead = cloneHead(refs, remoteHeadOf(remote), undefined, remoteName, (id) => id).branch;
  const follow = `refs/remotes/${remoteName}/`;
  if (!bare && remoteHead !== undefined && refs.some((ref) => ref.name === remoteHead)) {
    const target = follow + remoteHead.replace('refs/heads/', '');
    if (repo.refs.read(target) !== undefined) repo.refs.setSymbolic(`${follow}HEAD`, target, note);
  }
  if (head.branch === undefined) {
    if (head.id !== undefined) repo.refs.detachHead(head.id, note);
    return;
  }
  repo.refs.setSymbolic('HEAD', head.branch);
  if (bare) return;
  if (head.id !== undefined) repo.refs.update(head.branch, head.id, note);
  const short = head.branch.replace('refs/heads/', '');
  editRepositoryConfig(repo, (text) =>
    addConfig(addConfig(text, `branch.${short}.remote`, remoteName), `branch.${short}.merge`, head.branch!),
  );
}

function checkOut(context: CommandContext, repo: Repository, id: ObjectId): void {
  const { worktree, objects } = repo;
  if (worktree === undefined) return;
  const index = repo.readIndex();
  const scene = { objects, worktree, index, ignored: ignoreRulesOf(repo, worktree, context.env.HOME) };
  applyPlan(scene, planReset(scene, objects.commit(id).tree));
  index.save(repo.fs, repo.gitDir);
}
