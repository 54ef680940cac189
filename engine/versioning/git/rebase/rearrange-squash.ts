import { subjectOf } from '../objects/commit';
import type { TodoItem } from './rebase-todo';

const MARK = /^(fixup|squash|amend)! /;

/** `--autosquash`: moves commits named `fixup! x` and `squash! x` behind the commit `x` and lets them meld into it. */
export function rearrangeSquash(items: readonly TodoItem[]): TodoItem[] {
  const groups: TodoItem[][] = [];
  for (const item of items) {
    const subject = item.commit === undefined ? '' : subjectOf(item.commit.message);
    const mark = MARK.exec(subject)?.[1];
    if (mark === undefined) {
      groups.push([item]);
      continue;
    }
    let wanted = subject;
    while (MARK.test(wanted)) wanted = wanted.replace(MARK, '');
    const names = ({ commit }: TodoItem) =>
      commit !== undefined && (subjectOf(commit.message) === wanted || commit.id.startsWith(wanted));
    const group =
      groups.find(([head]) => head !== undefined && names(head)) ??
      groups.find(
        ([head]) => head?.commit !== undefined && subjectOf(head.commit.message).startsWith(wanted),
      );
    if (group === undefined) groups.push([item]);
    else
      group.push({
        ...item,
        command: mark === 'squash' ? 'squash' : 'fixup',
        ...(mark === 'amend' && { flag: '-C' as const }),
      });
  }
  return groups.flat();
}
