import { modeText } from '../objects/tree';
import type { Repository } from '../program/repository';
import type { Reflogs } from '../refs/reflog';
import { quotePath } from '../text/quote-path';
import type { FinalState } from './git-script';

/**
 * Refs, index and reflog of a repository in the words of real git's `show-ref --head`, `ls-files -s` and
 * `reflog --format=%gD %H %gs`, read from our stores: the comparison does not lean on our own commands.
 */
export function shortStateOf(repo: Repository, logs: Reflogs): Omit<FinalState, 'status'> {
  const head = repo.refs.head().id;
  const refs = repo.refs.list().map((ref) => `${ref.id} ${ref.name}\n`);
  const index = repo
    .readIndex()
    .entries()
    .map((entry) => `${modeText(entry.mode)} ${entry.id} ${entry.stage}\t${quotePath(entry.path)}\n`);
  const reflog = logs
    .read('HEAD')
    .reverse()
    .map((entry, i) => (/^0+$/.test(entry.newId) ? '' : `HEAD@{${i}} ${entry.newId} ${entry.message}\n`));
  return {
    refs: (head === undefined ? '' : `${head} HEAD\n`) + refs.join(''),
    index: index.join(''),
    // Real git lists the log of HEAD only while HEAD names a commit.
    reflog: head === undefined ? '' : reflog.join(''),
  };
}
