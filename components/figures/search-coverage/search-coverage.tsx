'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Slider } from '@/components/ui/slider';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { COUNTS, gridPlaces, randomPlaces, seenBy } from './coverage';
import { CoverageSquare } from './coverage-square';

/** Points of a grid or of random draws in a square of two settings, and what they see of the one that matters. */
export function SearchCoverage() {
  const [kind, setKind] = useState<'grid' | 'random'>('grid');
  const [size, setSize] = useState(1);
  const [draw, setDraw] = useState(1);
  const count = COUNTS[size]!;
  const places = kind === 'grid' ? gridPlaces(count) : randomPlaces(count, draw);
  const { values, error } = seenBy(places);
  return (
    <figure className="flex flex-col gap-3">
      <CoverageSquare places={places} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <ToggleGroup
          label="Search"
          size="sm"
          options={[
            { id: 'grid', label: 'Grid' },
            { id: 'random', label: 'Random' },
          ]}
          value={kind}
          onChange={setKind}
        />
        <Button size="sm" isDisabled={kind === 'grid'} onPress={() => setDraw(draw + 1)}>
          Draw again
        </Button>
        <Slider
          className="min-w-48 flex-1"
          label="Trainings"
          minValue={0}
          maxValue={COUNTS.length - 1}
          step={1}
          value={size}
          onChange={setSize}
          valueText={(value) => String(COUNTS[value])}
        />
      </div>
      <figcaption aria-live="polite" className="text-ink-muted text-sm">
        {count} trainings have tried {values} values of the learning rate. The best of them misses by $
        {Math.round(error).toLocaleString('en-US')}; the bottom of the valley is at about $15,800.
      </figcaption>
    </figure>
  );
}
