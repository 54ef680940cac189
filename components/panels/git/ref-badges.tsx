import { Archive, Cloud, GitBranch, Tag } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { RefLabel } from '@/engine/versioning/git/views/ref-labels';
import { labelWords } from './git-words';

const ICONS = { head: GitBranch, branch: GitBranch, remote: Cloud, tag: Tag, stash: Archive } as const;

const LOOKS: Readonly<Record<RefLabel['kind'], string>> = {
  head: 'border-accent bg-accent text-on-accent',
  branch: 'border-accent/40 bg-accent-soft text-accent',
  remote: 'border-line-strong/60 bg-sunken text-ink-muted',
  tag: 'border-adhoc/40 bg-adhoc-soft text-adhoc',
  stash: 'border-line-strong/60 border-dashed bg-surface text-ink-muted',
};

/** The names of a commit; the branch that HEAD is on is filled. @param most the others are counted. */
export function RefBadges({
  labels,
  most = 9,
}: {
  readonly labels: readonly RefLabel[];
  readonly most?: number;
}) {
  const more = labels.length - most;
  return (
    <>
      {labels.slice(0, most).map((label) => {
        const Icon = ICONS[label.kind];
        return (
          <span
            key={`${label.kind}/${label.name}`}
            title={`${labelWords(label)} ${label.name}`}
            className={cx(
              'inline-flex h-4.5 max-w-36 shrink-0 items-center gap-1 rounded border px-1 font-medium text-[0.6875rem] leading-none',
              LOOKS[label.isCurrent ? 'head' : label.kind],
            )}
          >
            <Icon aria-hidden size={11} className="shrink-0" />
            <span className="sr-only">{labelWords(label)} </span>
            <span className="truncate">{label.name}</span>
          </span>
        );
      })}
      {more > 0 ? <span className="shrink-0 text-[0.6875rem] text-ink-muted">+{more}</span> : null}
    </>
  );
}
