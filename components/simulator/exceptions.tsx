'use client';

import { figureWords } from '@/components/figures/year-lanes/figure-words';
import { Button } from '@/components/ui/button';
import { explainWorse } from '@/engine/simulator/explain';
import { compareFigures, type FigureDefinition } from '@/engine/simulator/figures';
import type { SpreadOutcome } from '@/stores/simulator/state';

/** Figures whose exceptions can be led back to what happened. */
const FROM_EVENTS: readonly string[] = ['wrong', 'unanswered', 'detect', 'restore'];
const SHOWN = 8;

interface ExceptionsProps {
  readonly figure: FigureDefinition;
  readonly outcomes: readonly SpreadOutcome[];
  readonly onOpen: (seed: string) => void;
}

/** The seeds in which the practices did worse, each with what made it so. */
export function Exceptions({ figure, outcomes, onOpen }: ExceptionsProps) {
  const worse = outcomes.filter(
    ({ adHoc, practice }) => compareFigures(figure, practice[figure.id], adHoc[figure.id]) < 0,
  );
  if (worse.length === 0) return null;
  if (figure.isPrice)
    return (
      <p className="max-w-[75ch] text-ink-muted text-sm leading-5">
        Practices cost money: people who write and keep them, machines that run pipelines, tests and replicas.
        Whether that is worth it is what “Left over” says.
      </p>
    );
  if (!FROM_EVENTS.includes(figure.id)) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold text-ink text-sm">
        Where practice did worse, and why{worse.length > SHOWN ? `: ${SHOWN} of ${worse.length} seeds` : ''}
      </h3>
      <ul className="flex flex-col divide-y divide-line border-line border-y text-sm">
        {worse.slice(0, SHOWN).map(({ seed, adHoc, practice, events }) => (
          <li key={seed} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <Button size="sm" onPress={() => onOpen(seed)} aria-label={`Open the year of ${seed}`}>
              {seed}
            </Button>
            <span className="text-ink-muted tabular-nums">
              {figureWords(figure, practice[figure.id])}, ad hoc {figureWords(figure, adHoc[figure.id])}
            </span>
            <span className="min-w-0 flex-1 basis-80 leading-5">
              {explain(figure, { adHoc, practice, events })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function explain({ id }: FigureDefinition, { adHoc, practice, events }: Omit<SpreadOutcome, 'seed'>): string {
  const lanes = [
    { figures: adHoc, events: events.adHoc },
    { figures: practice, events: events.practice },
  ] as const;
  return explainWorse(id, ...lanes).says;
}
