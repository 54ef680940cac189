'use client';

import type { CaseRecord } from '@/engine/incidents/on-call/case-record';
import { PostMortemActions } from './post-mortem-actions';
import type { ShiftTabProps } from './shift-tab-props';
import { hourText, numberText, percentText, spanText } from './words';

/** How the shift goes by its figures; once it is over, each incident too. */
export function ScoreTab(props: ShiftTabProps) {
  const { view, files } = props;
  const { score, cases, isOver } = view.snapshot;
  const { target } = files.shift.objective;
  const hours = (value: number | null) => (value === null ? 'nothing yet' : spanText(value));
  const facts: readonly (readonly [string, string, string])[] = [
    ['Time to detect', hours(score.toDetect), 'from the beginning of an incident to its first alert, mean'],
    ['Time to acknowledge', hours(score.toAcknowledge), 'from that to somebody who takes it, mean'],
    ['Time to restore', hours(score.toRestore), 'from the beginning to when it harms nobody any more, mean'],
    [
      'Error budget spent',
      percentText(score.budgetSpent),
      `of what ${percentText(target)} allows in ${spanText(files.shift.objective.periodHours)}`,
    ],
    ['False pages', String(score.falsePages), 'with nothing wrong that they could have been about'],
    ['Acts', String(score.acts), 'that are done'],
    ['Not answered', numberText(score.unanswered), 'requests that failed or were refused'],
    ['Answered wrong', numberText(score.wrong), 'estimates that were off'],
  ];
  return (
    <div className="space-y-5 p-3">
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-4 gap-y-3 text-xs">
        {facts.map(([name, value, meaning]) => (
          <div key={name} className="min-w-0">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="font-medium text-base text-ink tabular-nums">{value}</dd>
            <dd className="text-ink-muted leading-4">{meaning}</dd>
          </div>
        ))}
      </dl>
      {isOver ? (
        <section aria-label="The incidents">
          <h3 className="mb-1.5 font-medium text-ink text-sm">The incidents</h3>
          <ul className="border-line border-t text-xs leading-5">
            {cases.map((incident) => (
              <IncidentLine key={incident.id} {...props} incident={incident} />
            ))}
          </ul>
        </section>
      ) : (
        <p className="text-ink-muted text-xs">What each incident was stands here once the shift is over.</p>
      )}
    </div>
  );
}

function IncidentLine(props: ShiftTabProps & { readonly incident: CaseRecord }) {
  const { view, incident } = props;
  const { id, title, begun, detected, resolved } = incident;
  const told = view.told[id];
  const harm = told ? told.wrong + told.unanswered : 0;
  return (
    <li className="border-line border-b py-2">
      <p className="font-medium text-ink text-sm">{title}</p>
      <p className="text-ink">{told?.about}</p>
      <p className="text-ink-muted tabular-nums">
        Began {hourText(view.startMs, begun)}
        {detected === null ? ', nobody noticed' : `, noticed ${hourText(view.startMs, detected)}`}
        {resolved === null
          ? ', not restored. '
          : `, restored ${hourText(view.startMs, resolved)} after ${spanText(resolved - begun)}. `}
        {told && harm > 0
          ? `${told.unanswered.toLocaleString('en-US')} requests not answered, ${told.wrong.toLocaleString('en-US')} answered wrong.`
          : 'It harmed nobody.'}
      </p>
      {harm > 0 ? <PostMortemActions {...props} /> : null}
    </li>
  );
}
