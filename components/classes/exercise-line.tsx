import Link from 'next/link';
import { Disclosure } from '@/components/ui/disclosure';
import type { OwnExercise, OwnGrading, OwnSubmission, OwnWork } from '@/contracts/api/learner';
import { SubmissionLine } from './submission-line';
import { TRUST_OF_WHOLE } from './trust-words';
import { attemptWords, submissionsOf } from './work-state';

export interface ExerciseLineProps {
  readonly work: OwnWork;
  readonly exercise: OwnExercise;
  /** The best credit that this device has found, in [0, 1]; null: none. */
  readonly deviceCredit: number | null;
}

/** One exercise: what this device says of it, what the server does, and what was handed in. */
export function ExerciseLine({ work, exercise, deviceCredit }: ExerciseLineProps) {
  const submissions = submissionsOf(work, exercise.name);
  const best = bestOf(submissions);
  return (
    <li className="px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <Link
          href={`/learn/${exercise.lesson}#exercise-${exercise.name.split('/')[1]}`}
          prefetch={false}
          className="min-w-0 flex-1 basis-56 font-medium text-ink text-sm hover:underline"
        >
          {exercise.title}
        </Link>
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <Verdict term="Checked on this device" credit={deviceCredit} none="not yet" />
          <Verdict
            term={TRUST_OF_WHOLE[best?.trust ?? 'verified']}
            credit={best?.score ?? null}
            none={submissions.length === 0 ? 'not handed in' : waitingWords(submissions[0]?.grading)}
          />
        </dl>
      </div>
      <p className="mt-0.5 text-ink-muted text-xs leading-5">{attemptWords(work, exercise.name)}</p>
      {submissions.length > 0 ? (
        <Disclosure className="mt-2" title={`Handed in (${submissions.length})`}>
          <ol className="divide-y divide-line">
            {submissions.map((submission) => (
              <SubmissionLine key={submission.receipt.id} submission={submission} />
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </li>
  );
}

function Verdict({ term, credit, none }: { term: string; credit: number | null; none: string }) {
  const isWhole = credit !== null && credit > 1 - 1e-9;
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-ink-muted text-xs">{term}</dt>
      <dd className={isWhole ? 'font-medium text-passed' : 'text-ink'}>
        {credit === null ? none : isWhole ? '✓ passed' : `${Math.floor(credit * 100)} %`}
      </dd>
    </div>
  );
}

/** The grading with the highest score that is shown. */
function bestOf(submissions: readonly OwnSubmission[]): OwnGrading | undefined {
  const scored = submissions.map(({ grading }) => grading).filter(({ score }) => score !== undefined);
  return scored.sort((a, b) => b.score! - a.score!)[0];
}

function waitingWords(grading: { readonly state: string; readonly shown: string } | undefined): string {
  if (grading?.state === 'waiting') return 'being graded';
  if (grading?.state === 'error') return 'could not be graded';
  return 'shown later';
}
