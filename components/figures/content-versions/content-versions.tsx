'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { md5Of, pointerOf } from './pointer';

const NAME = 'sales.csv';
const FIRST = ['1656', '896', '1329'];
const PRICES = ['215000', '105000', '172000'];

const tableOf = (areas: readonly string[]) =>
  `area,price\n${areas.map((area, i) => `${area},${PRICES[i]}`).join('\n')}\n`;

/** A table whose cells can be changed, the pointer to it, and the versions that were kept. */
export function ContentVersions() {
  const [areas, setAreas] = useState<readonly string[]>(FIRST);
  const [kept, setKept] = useState<readonly (readonly string[])[]>([FIRST]);
  const table = tableOf(areas);
  const known = kept.findIndex((version) => tableOf(version) === table);
  return (
    <div className="grid gap-5 text-sm md:grid-cols-2">
      <fieldset className="space-y-2">
        <legend className="font-medium">
          <code>{NAME}</code>, area in square feet
        </legend>
        {areas.map((area, i) => (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows keep their places
            key={i}
            label={`Row ${i + 1}, sold for $${Number(PRICES[i]).toLocaleString('en-US')}`}
            value={area}
            onChange={(value) => setAreas(areas.map((one, j) => (j === i ? value : one)))}
          />
        ))}
        <Button size="sm" isDisabled={known >= 0} onPress={() => setKept([...kept, areas])}>
          Keep this version
        </Button>
      </fieldset>
      <div className="min-w-0 space-y-3">
        <div>
          <p className="font-medium">
            <code>{NAME}.dvc</code>, what git commits
          </p>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            className="mt-1 overflow-x-auto rounded border border-line bg-canvas p-2 text-xs"
          >
            {pointerOf(NAME, table)}
          </pre>
        </div>
        <p role="status" className="text-ink-muted">
          {known >= 0
            ? `These bytes are version ${known + 1}: nothing new to keep.`
            : 'These bytes are in no version yet. Replaced now, they would be gone.'}
        </p>
        <ul className="space-y-1">
          {kept.map((version, i) => (
            <li key={tableOf(version)} className="flex items-center gap-3">
              <Button size="sm" isDisabled={known === i} onPress={() => setAreas(version)}>
                Bring version {i + 1} back
              </Button>
              <code className="truncate text-ink-muted text-xs">{md5Of(tableOf(version)).slice(0, 12)}…</code>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Cell({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-3">
      <label htmlFor={id} className="text-ink-muted">
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="w-24 rounded border border-line-strong bg-surface px-2 py-1 text-right font-mono"
      />
    </div>
  );
}
