'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Switch } from '@/components/ui/switch';
import { answersFrom, PARTS, type Part } from './answers';

/** Choose what was written down about a training, and see which questions it answers a month later. */
export function WhatARecordAnswers() {
  const [has, setHas] = useState<ReadonlySet<Part>>(new Set(['settings']));
  const answers = answersFrom(has);
  const sure = answers.filter(({ isSure }) => isSure).length;
  const record = (part: Part, isOn: boolean) =>
    setHas((before) => new Set([...before].filter((one) => one !== part).concat(isOn ? part : [])));
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-3 font-medium text-ink-muted text-xs">Written down on the day</legend>
        {PARTS.map(({ id, label, example }) => (
          <Switch
            key={id}
            description={example}
            isSelected={has.has(id)}
            onChange={(isOn) => record(id, isOn)}
          >
            {label}
          </Switch>
        ))}
      </fieldset>
      <div className="flex flex-col gap-3">
        <p aria-live="polite" className="font-medium text-ink-muted text-xs">
          A month later: {sure} of {answers.length} questions answered
        </p>
        <dl className="flex flex-col gap-3 text-sm">
          {answers.map(({ ask, says, isSure }) => (
            <div key={ask} className="border-line border-l-2 pl-3">
              <dt className="text-ink-muted">{ask}</dt>
              <dd className="flex items-start gap-1.5 text-ink tabular-nums">
                {isSure ? (
                  <Check aria-label="Answered:" className="mt-0.5 size-4 shrink-0 text-passed" />
                ) : (
                  <X aria-label="Not answered:" className="mt-0.5 size-4 shrink-0 text-failed" />
                )}
                {says}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
