'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { judgeProject } from '@/engine/rubric/judge';
import { PARTS, type ProjectPart } from './parts';

/** Put a project together, and see what the rubric gives for it: some parts are worth nothing without another. */
export function RubricPoints() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['service', 'runs']));
  const report = reportOf(chosen);
  const toggle = (id: string, isIn: boolean) =>
    setChosen((before) => new Set(isIn ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <div className="grid gap-x-8 gap-y-5 text-sm lg:grid-cols-2">
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-ink">The project shows</legend>
        {PARTS.map((part) => (
          <div key={part.id} className="flex items-start justify-between gap-3">
            <Checkbox isSelected={chosen.has(part.id)} onChange={(isIn) => toggle(part.id, isIn)}>
              {part.label}
            </Checkbox>
            <span className="shrink-0 text-ink-muted text-xs tabular-nums">{worthOf(part, chosen)}</span>
          </div>
        ))}
        <div className="mt-2 flex gap-2">
          <Button size="sm" onPress={() => setChosen(new Set(PARTS.map(({ id }) => id)))}>
            All of it
          </Button>
          <Button size="sm" onPress={() => setChosen(new Set())}>
            Nothing
          </Button>
        </div>
      </fieldset>
      <div>
        <p aria-live="polite" className="mb-1.5 font-medium text-ink tabular-nums">
          {report.points} of {report.outOf} points
        </p>
        <ul className="flex flex-col gap-1">
          {report.criteria.map(({ id, title, points, outOf }) => (
            <li key={id} className="grid grid-cols-[1fr_auto_2.5rem] items-center gap-3">
              <span>{title}</span>
              <span aria-hidden className="flex gap-0.5">
                {Array.from({ length: outOf }, (_, at) => (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: pips are told apart by their place alone
                    key={at}
                    className={`h-3.5 w-3.5 rounded-sm border ${at < points ? 'border-accent bg-accent' : 'border-line-strong'}`}
                  />
                ))}
              </span>
              <span className="text-right text-ink-muted text-xs tabular-nums">
                {points} of {outOf}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const reportOf = (chosen: ReadonlySet<string>) =>
  judgeProject(
    PARTS.filter(({ id }) => chosen.has(id)).flatMap(({ findings }) =>
      findings.map((id) => ({ id, evidence: { target: { kind: 'file', path: id } as const, shows: id } })),
    ),
  );

/** What a part is worth beside the others that are there: taken away if it is one of them, added if not. */
function worthOf({ id }: ProjectPart, chosen: ReadonlySet<string>): string {
  const without = new Set([...chosen].filter((one) => one !== id));
  const worth = reportOf(new Set([...without, id])).points - reportOf(without).points;
  return worth === 0 ? '0' : `+${worth}`;
}
