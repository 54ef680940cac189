'use client';

import type { ReactNode } from 'react';
import { TRUST_OF_WHOLE } from '@/components/classes/trust-words';
import { Badge } from '@/components/ui/badge';
import type { CellAnswer } from '@/contracts/api/gradebook';
import { useThisClass } from '../../class-context';
import { MomentText } from '../../data/moment-text';
import { pointsOf } from '../cell-words';

const STATES = {
  none: 'Nothing handed in',
  submitted: 'Came after the closing date; counts nothing',
  grading: 'Being graded',
  graded: 'Graded',
  error: 'Could not be graded: the lab’s fault, not the learner’s',
} as const;

/** What a cell comes to and how, and which dates hold for this person. */
export function CellSummary({ cell: { grade, terms, assignment, person } }: { cell: CellAnswer }) {
  const { timeZone } = useThisClass();
  return (
    <section aria-label="Grade" className="flex flex-wrap items-start gap-x-8 gap-y-4">
      <div>
        <p className="text-ink-muted text-xs">Counts</p>
        <p className="font-semibold text-2xl tabular-nums">
          {terms.isExcused ? 'Excused' : grade?.final == null ? '–' : pointsOf(grade.final)}
          <span className="font-normal text-base text-ink-muted"> of {pointsOf(assignment.points)}</span>
        </p>
        <p className="mt-1 flex flex-wrap gap-1.5">
          <Badge>{STATES[grade?.state ?? 'none']}</Badge>
          {grade?.trust == null ? null : (
            <Badge tone={grade.trust === 'verified' ? 'passed' : 'note'}>{TRUST_OF_WHOLE[grade.trust]}</Badge>
          )}
          {grade?.overridePoints == null ? null : <Badge tone="accent">Set by hand</Badge>}
        </p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Fact label="For the work">{grade?.raw == null ? '–' : pointsOf(grade.raw)}</Fact>
        {grade !== null && grade.late > 0 ? (
          <Fact label="Off for being late">−{pointsOf(grade.late)}</Fact>
        ) : null}
        {terms.dueAt === null ? null : (
          <Fact label="Due for them">
            <MomentText at={terms.dueAt} timeZone={timeZone} />
          </Fact>
        )}
        {terms.closesAt === null ? null : (
          <Fact label="Closes">
            <MomentText at={terms.closesAt} timeZone={timeZone} />
          </Fact>
        )}
        <Fact label="Attempts">{terms.maxAttempts ?? 'no limit'}</Fact>
        {person.section === null ? null : <Fact label="Section">{person.section}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </>
  );
}
