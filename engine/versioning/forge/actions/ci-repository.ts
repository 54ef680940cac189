import type { CiCheck, CiForge, CiRepository } from '@/engine/ci/ports/repository';
import type { Clock } from '@/engine/core/clock';
import type { FileSystem } from '@/engine/core/file-system';
import type { ObjectId } from '../../git/objects/object-id';
import { entryInTree, filesOfTree } from '../../git/staging/trees';
import { toText } from '../../git/text/bytes';
import type { GivenCheckRun } from '../checks/check-run';
import { reportCheck } from '../checks/check-store';
import { COLLEAGUES } from '../people/colleagues';
import { commentOn } from '../pulls/change-pull';
import { fullName, listRepositories, webUrl } from '../server/github-server';
import { defaultBranch, openServerRepository, type ServerRepository } from '../server/server-repository';
import { readPull } from '../store/pull-store';
import { eventsAfter } from './event-log';

function resolve({ git }: ServerRepository, revision: string): ObjectId | undefined {
  const { refs, objects } = git;
  const found =
    refs.read(revision) ?? refs.read(`refs/heads/${revision}`) ?? refs.read(`refs/tags/${revision}`);
  const id = found ?? (/^[0-9a-f]{40}$/.test(revision) && objects.has(revision) ? revision : undefined);
  if (id === undefined) return undefined;
  return objects.typeOf(id) === 'tag' ? objects.tag(id).target : id;
}

/** A check of a workflow in the words of GitHub's checks API. */
function checkRunOf(server: ServerRepository, check: CiCheck): GivenCheckRun {
  const isDone = check.status === 'completed';
  return {
    name: check.name,
    workflow: check.workflow,
    status: isDone ? 'completed' : check.status === 'in_progress' ? 'in_progress' : 'queued',
    conclusion: isDone ? check.conclusion : null,
    url: `${webUrl(server.name)}/actions/runs/${check.runId}/job/${check.jobId}`,
    startedAt: check.startedAt,
    completedAt: check.completedAt,
    annotations: check.annotations
      .filter(({ path, line }) => path !== '' && line > 0)
      .map(({ path, line, endLine, column, level, title, message }) => ({
        path,
        startLine: line,
        endLine: Math.max(line, endLine),
        startColumn: column > 0 ? column : null,
        level,
        title,
        message,
      })),
  };
}

/** A repository of the server as the engine of workflows sees it. */
function ciRepository(server: ServerRepository): CiRepository {
  const { git, folder, name } = server;
  const { objects, fs } = git;
  return {
    owner: name.owner,
    name: name.name,
    folder,
    get defaultBranch() {
      return defaultBranch(server);
    },
    isPrivate: server.settings.visibility === 'private',
    colleagues: COLLEAGUES.map(({ login }) => login),
    resolve: (revision) => resolve(server, revision),
    commit: (id) => {
      if (objects.typeOf(id) !== 'commit') return undefined;
      const { message, author, committer } = objects.commit(id);
      return {
        id,
        message,
        author: { name: author.name, email: author.email },
        at: committer.seconds * 1000,
      };
    },
    files: (commit, below) => {
      const entry = entryInTree(objects, objects.commit(commit).tree, below);
      if (entry === undefined) return [];
      return [...filesOfTree(objects, entry.id).keys()].map((path) =>
        below === '' ? path : `${below}/${path}`,
      );
    },
    read: (commit, path) => {
      const entry = entryInTree(objects, objects.commit(commit).tree, path);
      return entry === undefined || objects.typeOf(entry.id) !== 'blob'
        ? undefined
        : toText(objects.blob(entry.id));
    },
    eventsAfter: (number) => eventsAfter(server, number),
    report: (commit, check) => reportCheck(fs, folder, commit, checkRunOf(server, check)),
    comment: (number, author, body) => {
      const pull = readPull(fs, folder, number);
      if (pull === undefined) return false;
      commentOn(server, pull, author, body);
      return true;
    },
  };
}

/** The simulated GitHub as the engine of workflows sees it: the repositories that there are now, by owner and name. */
export async function openCiForge(
  fs: FileSystem,
  clock: Clock,
): Promise<CiForge & { list(): CiRepository[] }> {
  const all = new Map<string, CiRepository>();
  for (const name of listRepositories(fs))
    all.set(fullName(name).toLowerCase(), ciRepository(await openServerRepository(fs, clock, name)));
  return {
    open: (owner, name) => all.get(`${owner}/${name}`.toLowerCase()),
    list: () => [...all.values()],
  };
}
