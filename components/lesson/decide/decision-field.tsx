'use client';

import { type ReactNode, useId, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { FieldValue } from '@/stores/form-file';
import { ChoiceGroup } from '../choice-group';
import type { FormField } from './form-props';

interface FieldProps {
  /** Unique in the page. */
  readonly name: string;
  readonly field: FormField;
  readonly value: FieldValue;
  readonly isDisabled: boolean;
  readonly onDecide: (value: FieldValue) => void;
}

/** One decision: options, several options, a number or a text. */
export function DecisionField(props: FieldProps) {
  const { field, name, value, isDisabled, onDecide } = props;
  switch (field.kind) {
    case 'choice':
      return (
        <ChoiceGroup
          name={name}
          legend={<Legend field={field} />}
          choices={field.options}
          chosen={typeof value === 'string' ? value : null}
          onChoose={onDecide}
          disabled={isDisabled}
        />
      );
    case 'choices':
      return <Checkboxes {...props} />;
    case 'number':
      return <NumberBox {...props} />;
    case 'text':
      return <TextBox {...props} />;
  }
}

function Legend({ field }: { readonly field: FormField }) {
  return (
    <>
      {field.label}
      {field.help ? <span className="block font-normal text-ink-muted text-sm">{field.help}</span> : null}
    </>
  );
}

function Checkboxes({ name, field, value, isDisabled, onDecide }: FieldProps) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  // In the order of the options, so that the file does not depend on the order of the clicks.
  const toggled = (id: string) =>
    field.options
      .map((option) => option.id)
      .filter((option) => (option === id ? !chosen.includes(id) : chosen.includes(option)));
  return (
    <fieldset disabled={isDisabled}>
      <legend className="mb-2.5 font-medium text-ink">
        <Legend field={field} />
      </legend>
      <div className="space-y-1.5">
        {field.options.map(({ id, label }) => (
          <label
            key={id}
            className={cx(
              'flex gap-3 rounded-md border px-3 py-2',
              !isDisabled && 'cursor-pointer hover:border-line-strong',
              chosen.includes(id) ? 'border-accent bg-accent-soft' : 'border-line',
            )}
          >
            <input
              type="checkbox"
              name={name}
              checked={chosen.includes(id)}
              onChange={() => onDecide(toggled(id))}
              className="mt-1 size-4 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0 flex-1">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const BOX = 'rounded-md border border-line-strong bg-surface px-3 py-1.5 text-ink disabled:opacity-60';

function Labelled({
  field,
  children,
}: {
  readonly field: FormField;
  readonly children: (id: string, helpId: string | undefined) => ReactNode;
}) {
  const id = useId();
  const helpId = field.help ? `${id}-help` : undefined;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-ink">
        {field.label}
      </label>
      {field.help ? (
        <p id={helpId} className="mb-1.5 text-ink-muted text-sm">
          {field.help}
        </p>
      ) : null}
      {children(id, helpId)}
    </div>
  );
}

function NumberBox({ field, value, isDisabled, onDecide }: FieldProps) {
  const kept = typeof value === 'number' ? String(value) : '';
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? kept;
  const isWrong = shown.trim() !== '' && numberIn(shown) === null;
  return (
    <Labelled field={field}>
      {(id, helpId) => (
        <>
          <span className="flex items-center gap-2">
            <input
              id={id}
              inputMode="decimal"
              className={cx(BOX, 'w-40 tabular-nums')}
              value={shown}
              disabled={isDisabled}
              aria-describedby={
                [helpId, isWrong ? `${id}-wrong` : null].filter(Boolean).join(' ') || undefined
              }
              aria-invalid={isWrong || undefined}
              onChange={(event) => {
                setTyped(event.target.value);
                onDecide(numberIn(event.target.value));
              }}
              // What was typed stays as it is while one types; the file's number is shown afterwards.
              onBlur={() => setTyped(isWrong ? shown : null)}
            />
            {field.unit ? <span className="text-ink-muted">{field.unit}</span> : null}
          </span>
          {isWrong ? (
            <p id={`${id}-wrong`} className="mt-1 text-failed text-sm">
              ✗ “{shown}” is no number. Write digits, with a point for decimals.
            </p>
          ) : null}
        </>
      )}
    </Labelled>
  );
}

function TextBox({ field, value, isDisabled, onDecide }: FieldProps) {
  return (
    <Labelled field={field}>
      {(id, helpId) => (
        <textarea
          id={id}
          rows={3}
          className={cx(BOX, 'block w-full')}
          value={typeof value === 'string' ? value : ''}
          disabled={isDisabled}
          aria-describedby={helpId}
          onChange={(event) => onDecide(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** The number in a text such as `17,474.5`; null: none. */
function numberIn(text: string): number | null {
  const plain = text.replaceAll(/[\s,$%]/g, '');
  if (plain === '') return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}
