'use client';

import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import type { AttemptInfo, CellAnswer } from '@/contracts/api/gradebook';
import { useThisClass } from '../../class-context';
import { inZone } from '../../data/moment';
import { AttemptView } from './attempt-view';

/** All attempts, exercise by exercise, the newest first. */
export function AttemptList({ path, cell: { attempts, hints } }: { path: string; cell: CellAnswer }) {
  const { timeZone } = useThisClass();
  const exercises = [...new Set(attempts.map(({ exercise }) => exercise))].sort();
  return (
    <section aria-label="Attempts">
      <h3 className="mb-2 font-semibold">Attempts</h3>
      {attempts.length === 0 ? (
        <p className="text-ink-muted">
          Nothing was handed in. If it was made without a network, it comes once their browser is online
          again.
        </p>
      ) : null}
      <div className="flex flex-col gap-5">
        {exercises.map((exercise) => {
          const own = attempts.filter((attempt) => attempt.exercise === exercise);
          return (
            <section key={exercise} aria-label={own[0]!.title}>
              <p className="mb-1.5 flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">{own[0]!.title}</span>
                <span className="text-ink-muted text-xs">
                  {own.length} {own.length === 1 ? 'attempt' : 'attempts'}
                  {hints[exercise]
                    ? `, ${hints[exercise]} ${hints[exercise] === 1 ? 'hint' : 'hints'} opened`
                    : ''}
                </span>
              </p>
              <div className="flex flex-col gap-1.5">
                {own.map((attempt, index) => (
                  <Disclosure
                    key={attempt.id}
                    title={
                      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                        <span className="tabular-nums">
                          {own.length - index}. {inZone(attempt.receivedAt, timeZone)}
                        </span>
                        <OutcomeBadge attempt={attempt} />
                        <LateBadge attempt={attempt} />
                      </span>
                    }
                    aside={
                      attempt.result === null ? undefined : (
                        <span className="tabular-nums">{Math.round(attempt.result.score * 100)} %</span>
                      )
                    }
                  >
                    <AttemptView path={path} attempt={attempt} before={own[index + 1] ?? null} />
                  </Disclosure>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </section>
  );
}

function OutcomeBadge({ attempt: { result } }: { attempt: AttemptInfo }) {
  if (result === null) return <Badge tone="note">Being graded</Badge>;
  if (result.outcome === 'error') return <Badge tone="note">Could not be graded</Badge>;
  return <Badge tone={result.outcome}>{result.outcome === 'passed' ? '✓ Passed' : '✗ Failed'}</Badge>;
}

function LateBadge({ attempt: { lateness } }: { attempt: AttemptInfo }) {
  if (lateness.state === 'on-time') return null;
  if (lateness.state === 'closed') return <Badge>After the closing date</Badge>;
  const hours = Math.ceil(lateness.lateBy / 3_600_000);
  return (
    <Badge>
      {hours < 48 ? `${hours} h` : `${Math.ceil(hours / 24)} days`} late, −{lateness.percentOff} %
    </Badge>
  );
}
