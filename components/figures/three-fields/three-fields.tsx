'use client';

import { useState } from 'react';
import { cx } from '@/components/ui/cx';
import { EVENTS, FIELDS, type FieldId, type WeekEvent } from './events';
import { CIRCLES, placeOf, RADIUS } from './geometry';

type Placed = Readonly<Record<string, readonly FieldId[]>>;

/** Place each event of the week in the fields that its mend takes; then see what each of them has to do. */
export function ThreeFields() {
  const [chosen, setChosen] = useState(EVENTS[0]!.id);
  const [placed, setPlaced] = useState<Placed>({});
  const [shown, setShown] = useState<Readonly<Record<string, boolean>>>({});
  const event = EVENTS.find(({ id }) => id === chosen) ?? EVENTS[0]!;
  const fields = placed[event.id] ?? [];
  const toggle = (field: FieldId) =>
    setPlaced({
      ...placed,
      [event.id]: fields.includes(field) ? fields.filter((one) => one !== field) : [...fields, field],
    });

  return (
    <div className="grid gap-x-6 gap-y-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <Circles placed={placed} chosen={event.id} />
      <div className="flex min-w-0 flex-col gap-3 text-sm">
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-ink-muted text-xs">What happened</legend>
          {EVENTS.map(({ id, name }, i) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === event.id}
              onClick={() => setChosen(id)}
              className={cx(
                'flex min-h-8 cursor-pointer items-center gap-2 rounded-md border px-2.5 py-1 text-start',
                id === event.id ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
              )}
            >
              <span aria-hidden className="font-medium tabular-nums">
                {i + 1}
              </span>
              {name}
            </button>
          ))}
        </fieldset>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-ink-muted text-xs">Which fields does its mend take?</legend>
          {FIELDS.map(({ id, name, about }) => (
            <label key={id} className="flex min-h-6 cursor-pointer items-baseline gap-2">
              <input
                type="checkbox"
                checked={fields.includes(id)}
                onChange={() => toggle(id)}
                className="size-3.5 translate-y-0.5 accent-accent"
              />
              <span>
                <span className="font-medium">{name}</span>
                <span className="text-ink-muted">: {about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          aria-expanded={shown[event.id] === true}
          disabled={fields.length === 0}
          onClick={() => setShown({ ...shown, [event.id]: true })}
          className="min-h-8 cursor-pointer self-start rounded-md border border-line-strong bg-raised px-3 disabled:cursor-not-allowed disabled:opacity-50"
        >
          What it took
        </button>
        <div aria-live="polite">{shown[event.id] ? <Answer event={event} fields={fields} /> : null}</div>
      </div>
    </div>
  );
}

function Answer({ event, fields }: { readonly event: WeekEvent; readonly fields: readonly FieldId[] }) {
  const takes = FIELDS.filter(({ id }) => event.takes[id] !== undefined);
  const agrees = takes.length === fields.length && takes.every(({ id }) => fields.includes(id));
  const home = FIELDS.find(({ id }) => id === event.field)!.name.toLowerCase();
  return (
    <div className="rounded-md border border-line p-3">
      <p className="font-medium">
        {agrees ? '✓ As you placed it.' : `It took ${takes.length}, you placed ${fields.length}.`} The fault
        is one of {home}; its mend is not.
      </p>
      <ul className="mt-1 list-disc ps-5">
        {takes.map(({ id, name }) => (
          <li key={id}>
            {name}: {event.takes[id]}.
          </li>
        ))}
      </ul>
    </div>
  );
}

function Circles({ placed, chosen }: { readonly placed: Placed; readonly chosen: string }) {
  const words = EVENTS.map(({ id, name }, i) => {
    const names = FIELDS.filter((field) => placed[id]?.includes(field.id)).map(({ name: one }) =>
      one.toLowerCase(),
    );
    return `${i + 1}, ${name}: ${names.join(', ') || 'not placed'}`;
  }).join('. ');
  return (
    <svg
      viewBox="32 12 296 280"
      role="img"
      aria-label={`Three overlapping circles. ${words}.`}
      className="w-full max-w-96"
    >
      {FIELDS.map(({ id }) => (
        <circle
          key={id}
          cx={CIRCLES[id].x}
          cy={CIRCLES[id].y}
          r={RADIUS}
          className="fill-accent-soft stroke-line-strong"
          fillOpacity={0.45}
          strokeWidth={1.25}
        />
      ))}
      <text x={96} y={78} textAnchor="middle" className="fill-ink font-medium text-[13px]">
        <tspan x={92}>Machine</tspan>
        <tspan x={92} dy={16}>
          learning
        </tspan>
      </text>
      <text x={268} y={86} textAnchor="middle" className="fill-ink font-medium text-[13px]">
        Software
      </text>
      <text x={180} y={262} textAnchor="middle" className="fill-ink font-medium text-[13px]">
        Operations
      </text>
      {EVENTS.map(({ id }, i) => {
        const fields = placed[id] ?? [];
        if (fields.length === 0) return null;
        const same = EVENTS.slice(0, i).filter((other) => sameSet(placed[other.id] ?? [], fields)).length;
        const { x, y } = placeOf(fields);
        return (
          <g key={id} transform={`translate(${x + same * 24 - 8} ${y})`}>
            <circle
              r={11}
              className={id === chosen ? 'fill-accent' : 'fill-surface stroke-ink'}
              strokeWidth={1.25}
            />
            <text
              textAnchor="middle"
              dy={4}
              className={cx('font-medium text-[12px]', id === chosen ? 'fill-on-accent' : 'fill-ink')}
            >
              {i + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const sameSet = (a: readonly FieldId[], b: readonly FieldId[]) =>
  a.length === b.length && a.every((one) => b.includes(one));
