'use client';

import { useState } from 'react';
import { Slider } from '@/components/ui/slider';
import { Table } from '@/components/ui/table';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { type Bracket, bracketCost, halvingBracket, hyperbandBrackets } from '@/engine/tuning/brackets';

/** Nine epochs are the most that one training of the lesson may use. */
const MOST = 9;

/** What a budget buys: rungs of halving, or the brackets of Hyperband, with their cost in epochs. */
export function HalvingRungs() {
  const [kind, setKind] = useState<'halving' | 'hyperband'>('halving');
  const [trials, setTrials] = useState(27);
  const brackets = kind === 'halving' ? [halvingBracket(trials, 1, MOST, 3)] : hyperbandBrackets(MOST, 3);
  const cost = brackets.reduce((sum, bracket) => sum + bracketCost(bracket), 0);
  const points = brackets.reduce((sum, [first]) => sum + (first?.trials ?? 0), 0);
  return (
    <figure className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <ToggleGroup
          label="Search"
          size="sm"
          options={[
            { id: 'halving', label: 'Halving' },
            { id: 'hyperband', label: 'Hyperband' },
          ]}
          value={kind}
          onChange={setKind}
        />
        <Slider
          className="min-w-48 flex-1"
          label="Points at the first rung"
          minValue={3}
          maxValue={54}
          step={3}
          value={trials}
          onChange={setTrials}
          isDisabled={kind === 'hyperband'}
          valueText={(value) => String(value)}
        />
      </div>
      <div className="flex flex-col gap-4">
        {brackets.map((bracket, i) => (
          <RungBars
            key={`${kind} ${bracket.length}`}
            bracket={bracket}
            name={kind === 'hyperband' ? `Bracket ${i + 1}` : 'Rungs'}
          />
        ))}
      </div>
      <figcaption aria-live="polite" className="text-ink-muted text-sm">
        {points} points for {cost} epochs. With nine epochs for each of them they would have cost{' '}
        {points * MOST}; for {cost} epochs one gets {Math.floor(cost / MOST)} whole trainings.
      </figcaption>
    </figure>
  );
}

function RungBars({ bracket, name }: { readonly bracket: Bracket; readonly name: string }) {
  const most = Math.max(...bracket.map(({ trials, resource }) => trials * resource));
  return (
    <Table
      caption={name}
      captionVisible
      rows={bracket}
      rowKey={(_, i) => String(i)}
      columns={[
        { id: 'trials', label: 'Trials', align: 'end', rowHeader: true, cell: ({ trials }) => trials },
        { id: 'each', label: 'Epochs each', align: 'end', cell: ({ resource }) => resource },
        { id: 'cost', label: 'Epochs', align: 'end', cell: ({ trials, resource }) => trials * resource },
        {
          id: 'bar',
          label: <span className="sr-only">Share of the largest rung</span>,
          cell: ({ trials, resource }) => (
            <span aria-hidden className="flex h-4 w-20 items-center sm:w-64">
              <span
                className="h-2.5 rounded-sm bg-accent"
                style={{ width: `${((trials * resource) / most) * 100}%` }}
              />
            </span>
          ),
        },
      ]}
    />
  );
}
