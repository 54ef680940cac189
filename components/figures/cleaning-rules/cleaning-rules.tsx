'use client';

import { useState } from 'react';
import { cx } from '@/components/ui/cx';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { applyRules, countFates, type Rules } from './rules';
import { SampleTable } from './sample-table';

const HURRIED: Rules = { unknown: 'zero', units: 'digits', years: 'keep', copies: 'keep' };

type Choices<Key extends keyof Rules> = readonly { readonly id: Rules[Key]; readonly label: string }[];

const CHOICES: { readonly [Key in keyof Rules]: { readonly label: string; readonly options: Choices<Key> } } =
  {
    unknown: {
      label: 'No value',
      options: [
        { id: 'zero', label: 'Write 0' },
        { id: 'drop', label: 'Drop the row' },
        { id: 'empty', label: 'Empty' },
      ],
    },
    units: {
      label: 'Square metres',
      options: [
        { id: 'digits', label: 'Take the digits' },
        { id: 'drop', label: 'Drop the row' },
        { id: 'convert', label: 'Convert' },
      ],
    },
    years: {
      label: 'Impossible years',
      options: [
        { id: 'keep', label: 'Keep' },
        { id: 'clip', label: 'Clip to 1800–2008' },
        { id: 'empty', label: 'Empty' },
      ],
    },
    copies: {
      label: 'Copies',
      options: [
        { id: 'keep', label: 'Keep all' },
        { id: 'price', label: 'One a price' },
        { id: 'id', label: 'One an id' },
      ],
    },
  };

/** Rules for four kinds of dirt, and what they make of twelve lines of an export. */
export function CleaningRules() {
  const [rules, setRules] = useState<Rules>(HURRIED);
  const lines = applyRules(rules);
  const { mended, emptied, wrong, lost, doubled } = countFates(lines);
  const figures = [
    { label: 'cells mended', value: mended, bad: false },
    { label: 'cells emptied', value: emptied, bad: false },
    { label: 'cells wrong', value: wrong, bad: wrong > 0 },
    { label: 'sales lost', value: lost, bad: lost > 0 },
    { label: 'sales doubled', value: doubled, bad: doubled > 0 },
  ];
  const choice = <Key extends keyof Rules>(key: Key) => (
    <div key={key} className="flex flex-col gap-1">
      <span aria-hidden className="font-medium text-[0.8125rem] text-ink">
        {CHOICES[key].label}
      </span>
      <ToggleGroup
        label={CHOICES[key].label}
        options={CHOICES[key].options}
        value={rules[key]}
        onChange={(id) => setRules({ ...rules, [key]: id })}
      />
    </div>
  );
  return (
    <figure className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {choice('unknown')}
        {choice('units')}
        {choice('years')}
        {choice('copies')}
      </div>
      <ul aria-live="polite" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {figures.map(({ label, value, bad }) => (
          <li key={label} className={cx('tabular-nums', bad ? 'font-semibold text-failed' : 'text-ink')}>
            <span aria-hidden>{bad ? '✗ ' : ''}</span>
            {value} {label}
          </li>
        ))}
      </ul>
      <SampleTable lines={lines} />
    </figure>
  );
}
