import type { Repository } from '../program/repository';
import { readGitFile, readOperations } from '../status/operation';

/** What is under way between two commands: what stopped and waits for the user. */
export interface OperationView {
  readonly kind: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';
  /** What is merged, picked, reverted or rebased, in a few words: a branch, `abc1234 Subject`. */
  readonly subject: string;
  /** What it goes onto, where that is another thing than where HEAD stood. */
  readonly onto: string | null;
  /** Which step of how many a rebase is at. */
  readonly step: { readonly done: number; readonly total: number } | null;
  /** Whether there is a step that can be left out. */
  readonly canSkip: boolean;
}

/** What is under way in a repository; null: nothing. */
export function operationView(repo: Repository): OperationView | null {
  const found = readOperations(repo);
  const commit = (id: string | null | undefined) => (id ? commitWords(repo, id) : 'the next commit');
  const rest = { onto: null, step: null };
  if (found.rebase !== undefined)
    return {
      kind: 'rebase',
      subject: found.rebase.branch ?? 'HEAD',
      onto: found.rebase.onto,
      step: rebaseStep(repo),
      canSkip: true,
    };
  if (found.cherryPick !== undefined)
    return { kind: 'cherry-pick', subject: commit(found.cherryPick), canSkip: true, ...rest };
  if (found.revert !== undefined)
    return { kind: 'revert', subject: commit(found.revert), canSkip: true, ...rest };
  if (found.merge) return { kind: 'merge', subject: mergedName(repo), canSkip: false, ...rest };
  if (found.bisect !== undefined) return { kind: 'bisect', subject: found.bisect, canSkip: true, ...rest };
  return null;
}

const commitWords = (repo: Repository, id: string): string =>
  `${repo.objects.abbreviate(id)} ${repo.objects.commit(id).message.replace(/^\n+/, '').split('\n')[0]}`;

/** What is merged, as the message that git has prepared names it. */
function mergedName(repo: Repository): string {
  const message = readGitFile(repo, 'MERGE_MSG')?.split('\n')[0] ?? '';
  const named = /^Merge (?:remote-tracking )?(?:branch|tag|commit) '([^']+)'/.exec(message)?.[1];
  const id = repo.refs.read('MERGE_HEAD');
  return named ?? (id === undefined ? '' : repo.objects.abbreviate(id));
}

function rebaseStep(repo: Repository): OperationView['step'] {
  const count = (name: string) =>
    (readGitFile(repo, `rebase-merge/${name}`) ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#')).length;
  const done = count('done');
  const total = done + count('git-rebase-todo');
  return total === 0 ? null : { done, total };
}
