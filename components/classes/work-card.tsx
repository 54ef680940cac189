import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { OwnWork } from '@/contracts/api/learner';
import type { LessonProgress } from '@/contracts/stored-records';
import { ExerciseLine } from './exercise-line';
import { lateWords, workState } from './work-state';
import { fromNow, zoneTime } from './zone-time';

export interface WorkCardProps {
  readonly work: OwnWork;
  readonly timeZone: string;
  /** The server's clock. */
  readonly now: number;
  /** What this browser knows, by lesson. */
  readonly progress: Readonly<Record<string, LessonProgress>>;
}

/** One piece of work: when it is due, and each exercise of it. */
export function WorkCard({ work, timeZone, now, progress }: WorkCardProps) {
  const state = workState(work, now);
  const lessons = [...new Map(work.exercises.map((one) => [one.lesson, one.lessonTitle]))];
  const late = lateWords(work);
  const headingId = `work-${work.id}`;
  return (
    <article aria-labelledby={headingId} className="rounded-lg border border-line bg-surface">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={headingId} className="font-semibold text-base text-ink">
            {work.title}
          </h2>
          <Dates work={work} timeZone={timeZone} now={now} />
          {late ? <p className="mt-1 text-ink-muted text-sm leading-5">{late}</p> : null}
        </div>
        <div className="flex items-center gap-3">
          {work.points > 0 ? (
            <span className="text-ink-muted text-sm tabular-nums">
              {work.grade === null
                ? `${work.points} points`
                : `${work.grade.points} of ${work.points} points`}
              {work.grade?.isSetByHand ? ' (set by your instructor)' : null}
            </span>
          ) : null}
          {work.passback === null ? null : (
            <span className="text-ink-muted text-xs">{PASSBACK[work.passback.state]}</span>
          )}
          <Badge tone={state.tone}>{state.words}</Badge>
        </div>
      </header>
      {state.id === 'not-open' || work.exercises.length === 0 ? null : (
        <div className="border-line border-t">
          {lessons.map(([lesson, title]) => (
            <section key={lesson} aria-label={title}>
              {lessons.length > 1 ? (
                <h3 className="border-line border-b bg-sunken px-4 py-1.5 font-medium text-ink-muted text-xs sm:px-5">
                  <Link href={`/learn/${lesson}`} prefetch={false} className="hover:text-ink hover:underline">
                    {title}
                  </Link>
                </h3>
              ) : null}
              <ul className="divide-y divide-line">
                {work.exercises
                  .filter((one) => one.lesson === lesson)
                  .map((exercise) => (
                    <ExerciseLine
                      key={exercise.name}
                      work={work}
                      exercise={exercise}
                      deviceCredit={
                        progress[exercise.lesson]?.exercises[exercise.name.split('/')[1] ?? ''] ?? null
                      }
                    />
                  ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </article>
  );
}

/** How the grade stands with the course that the class is elsewhere. */
const PASSBACK = {
  waiting: 'not in your course’s gradebook yet',
  sent: 'in your course’s gradebook',
  newer: 'your course’s gradebook has a newer grade',
  refused: 'your course’s gradebook did not take it; your instructor sees why',
} as const;

function Dates({ work, timeZone, now }: { work: OwnWork; timeZone: string; now: number }) {
  const dates = [
    ['Opens', work.opensAt],
    ['Due', work.dueAt],
    ['Closes', work.closesAt],
  ] as const;
  const shown = dates.flatMap(([word, iso]) => {
    // What has opened is open; the date is of no use any more.
    if (iso === null || (word === 'Opens' && new Date(iso).getTime() <= now)) return [];
    return [{ word, iso, ...zoneTime(iso, timeZone) }];
  });
  if (shown.length === 0) return <p className="mt-0.5 text-ink-muted text-sm">No date is set.</p>;
  return (
    <dl className="mt-0.5 grid grid-cols-[auto_1fr] gap-x-2 text-sm leading-6">
      {shown.map(({ word, iso, local, inClass }) => (
        <div key={word} className="contents">
          <dt className="text-ink-muted">{word}</dt>
          <dd className="text-ink">
            <time dateTime={iso}>{local}</time>
            <span className="text-ink-muted">
              , {fromNow(iso, now)}
              {inClass ? ` (${inClass})` : null}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
