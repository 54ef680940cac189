import { isAncestor } from '../../git/history/merge-base';
import type { ReceiveHook, Reception } from '../../git/remote/push/receive';
import { loginOf } from '../people/account';
import { allPulls } from '../pulls/pull-file';
import { protectionRefusal } from './branch-protection';
import { nameOfFolder, webUrl } from './github-server';
import { notePush } from './note-push';
import { branchTip, defaultBranch, type ServerRepository, serverRepository } from './server-repository';

function serverOf({ remote, clock }: Reception): ServerRepository | undefined {
  const name = nameOfFolder(remote.gitDir);
  return name === undefined ? undefined : serverRepository(name, remote, clock);
}

/** GitHub's offer of a pull request for each new branch that has something the default branch lacks. */
function offers(server: ServerRepository, branches: readonly string[]): string[] {
  const main = branchTip(server, defaultBranch(server));
  const pulls = allPulls(server);
  return branches.flatMap((branch) => {
    const tip = branchTip(server, branch);
    if (main === undefined || tip === undefined || isAncestor(server.git.objects, tip, main)) return [];
    if (pulls.some(({ head, state }) => head === branch && state === 'open')) return [];
    return [
      '',
      `Create a pull request for '${branch}' on GitHub by visiting:`,
      `     ${webUrl(server.name)}/pull/new/${branch}`,
      '',
    ];
  });
}

/** What GitHub does with a push: it guards protected branches, and its pull requests take note. */
export const GITHUB_HOOK: ReceiveHook = {
  refuse(reception, update) {
    const server = serverOf(reception);
    if (server !== undefined && update.ref.startsWith('refs/pull/'))
      return { lines: [], reason: 'deny updating a hidden ref' };
    return server && protectionRefusal(server.settings, reception.objects, update);
  },
  received(reception, updates) {
    const server = serverOf(reception);
    if (server === undefined) return [];
    notePush(server, updates, loginOf(reception.pusher.name));
    const fresh = updates.filter(({ oldId, newId }) => oldId === undefined && newId !== undefined);
    return offers(
      server,
      fresh.flatMap(({ ref }) => /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? []),
    );
  },
};
