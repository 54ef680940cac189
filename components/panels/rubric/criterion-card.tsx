import { Check, Circle } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import type { CriterionResult } from '@/engine/rubric/report';
import type { LessonSession } from '@/stores/contracts';
import { EvidenceLink } from './evidence-link';

export interface CriterionCardProps {
  readonly session: LessonSession;
  readonly criterion: CriterionResult;
}

/** One criterion: which levels are reached, what is missing for the next, and what shows it. */
export function CriterionCard({ session, criterion }: CriterionCardProps) {
  const { id, title, points, outOf, levels, evidence, missing } = criterion;
  return (
    <li
      aria-labelledby={`rubric-${id}`}
      className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-3 text-sm"
    >
      <div className="flex items-start justify-between gap-3">
        <h3 id={`rubric-${id}`} className="font-medium text-ink">
          {title}
        </h3>
        <Badge tone={points === outOf ? 'passed' : points === 0 ? 'neutral' : 'note'}>
          {points} of {outOf}
        </Badge>
      </div>
      <ul className="flex flex-col gap-1 text-xs">
        {levels.slice(1).map((level) => {
          const isReached = points >= level.points;
          return (
            <li
              key={level.points}
              className={cx('flex items-start gap-1.5', isReached ? 'text-ink' : 'text-ink-muted')}
            >
              {isReached ? (
                <Check aria-label="Reached:" role="img" size={13} className="mt-0.5 shrink-0 text-passed" />
              ) : (
                <Circle aria-label="Not reached:" role="img" size={13} className="mt-0.5 shrink-0" />
              )}
              <span>
                <span className="tabular-nums">{level.points}</span>: {level.says}
              </span>
            </li>
          );
        })}
      </ul>
      {missing ? <p className="rounded bg-sunken px-2 py-1.5 text-ink text-xs">{missing}</p> : null}
      {evidence.length > 0 ? (
        <ul aria-label={`Evidence for ${title}`} className="flex flex-col gap-1 text-xs">
          {evidence.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no identity of its own, and its order is that of the project
            <li key={at} className="min-w-0 break-words">
              <EvidenceLink session={session} evidence={one} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
