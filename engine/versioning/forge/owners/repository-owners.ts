import { entryInTree } from '../../git/staging/trees';
import { toText } from '../../git/text/bytes';
import { colleagueOf } from '../people/colleagues';
import { branchTip, type ServerRepository } from '../server/server-repository';
import { CODEOWNERS_PLACES, type CodeOwners, readCodeOwners } from './code-owners';

/** Who a name stands for in a repository: somebody who may write to it, or the members of a team of its owner. */
function peopleOf({ settings, name }: ServerRepository, owner: string): readonly string[] | undefined {
  const [first = '', team] = owner.replace(/^@/, '').split('/');
  if (team !== undefined)
    return first.toLowerCase() === name.owner.toLowerCase() ? settings.teams[team.toLowerCase()] : undefined;
  const login = first.toLowerCase();
  const mayWrite =
    colleagueOf(login) !== undefined ||
    login === name.owner.toLowerCase() ||
    settings.collaborators.includes(login);
  return mayWrite ? [login] : undefined;
}

/** The CODEOWNERS file of a branch, with the place where it lies; undefined: the branch has none. */
export function codeOwnersOf(
  server: ServerRepository,
  branch: string,
): (CodeOwners & { readonly path: string }) | undefined {
  const tip = branchTip(server, branch);
  if (tip === undefined) return undefined;
  const { objects } = server.git;
  const { tree } = objects.commit(tip);
  for (const path of CODEOWNERS_PLACES) {
    const entry = entryInTree(objects, tree, path);
    if (entry === undefined || objects.typeOf(entry.id) !== 'blob') continue;
    return { path, ...readCodeOwners(toText(objects.blob(entry.id)), (owner) => peopleOf(server, owner)) };
  }
  return undefined;
}
