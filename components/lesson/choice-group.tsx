'use client';

import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

/** One option of a question. */
export interface Choice {
  readonly id: string;
  readonly label: ReactNode;
  /** How it looks after the reveal; absent before it. */
  readonly mark?: 'right' | 'wrong' | 'plain';
  /** Shown under the label after the reveal. */
  readonly note?: ReactNode;
}

/** The options of a question as native radio buttons: arrow keys move, Tab leaves. */
export function ChoiceGroup({
  name,
  legend,
  choices,
  chosen,
  onChoose,
  disabled,
}: {
  readonly name: string;
  readonly legend: ReactNode;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly disabled: boolean;
}) {
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-2.5 font-medium text-ink">{legend}</legend>
      <div className="space-y-1.5">
        {choices.map((choice) => (
          <label
            key={choice.id}
            className={cx(
              'flex gap-3 rounded-md border px-3 py-2',
              !disabled && 'cursor-pointer hover:border-line-strong',
              choice.mark === 'right'
                ? 'border-passed/50 bg-passed-soft'
                : choice.mark === 'wrong'
                  ? 'border-failed/50 bg-failed-soft'
                  : chosen === choice.id
                    ? 'border-accent bg-accent-soft'
                    : 'border-line',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={chosen === choice.id}
              onChange={() => onChoose(choice.id)}
              className="mt-1 size-4 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0 flex-1">
              <span className="flex gap-2">
                <span className="min-w-0 flex-1">{choice.label}</span>
                {choice.mark === 'right' ? (
                  <span className="shrink-0 font-medium text-passed text-sm">✓ right</span>
                ) : null}
                {choice.mark === 'wrong' ? (
                  <span className="shrink-0 font-medium text-failed text-sm">✗ not this</span>
                ) : null}
              </span>
              {choice.note ? <span className="mt-1 block text-ink-muted text-sm">{choice.note}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
