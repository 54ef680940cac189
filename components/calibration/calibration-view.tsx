'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { messageOf } from '@/engine/core/errors';
import type { Calibration } from '@/engine/learning/calibration';
import type { CourseCalibration } from '@/stores/course-calibration';
import { CalibrationChart } from './calibration-chart';
import { verdictOn } from './verdict';

/** One's own calibration, from the answers stored in this browser. */
export function CalibrationView() {
  const [read, setRead] = useState<CourseCalibration | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    import('@/stores/browser-calibration')
      .then(({ loadCalibration }) => loadCalibration())
      .then(
        (found) => left || setRead(found),
        (thrown: unknown) => left || setFailure(messageOf(thrown)),
      );
    return () => {
      left = true;
    };
  }, []);
  if (failure !== null)
    return (
      <Callout tone="failed" role="alert" title="Your answers could not be read">
        {failure}
      </Callout>
    );
  if (!read) return <p className="min-h-96 text-ink-muted">Reading your answers.</p>;
  if (read.all.answers === 0)
    return (
      <EmptyState
        title="No answer with a confidence yet"
        action={
          <Link className={buttonClass('secondary', 'sm')} href="/">
            Open the course map
          </Link>
        }
      >
        Lessons ask what will happen before a run, and questions at their end. Each asks how sure you are.
        Answer some, and come back.
      </EmptyState>
    );
  return (
    <div className="space-y-8">
      <p className="text-lg leading-8">{verdictOn(read.all)}</p>
      <div>
        <CalibrationChart calibration={read.all} />
      </div>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Figures title="Predictions before a run" of={read.predictions} />
        <Figures title="Questions at the end of lessons" of={read.recall} />
      </dl>
    </div>
  );
}

function Figures({ title, of: { answers, right, said, was, brier } }: { title: string; of: Calibration }) {
  return (
    <div>
      <dt className="font-medium">{title}</dt>
      <dd className="text-ink-muted tabular-nums leading-6">
        {said === null || was === null || brier === null
          ? 'None answered yet.'
          : `${right} of ${answers} right (${was.toFixed(0)} %), said ${said.toFixed(0)} % on average; Brier score ${brier.toFixed(2)}.`}
      </dd>
    </div>
  );
}
