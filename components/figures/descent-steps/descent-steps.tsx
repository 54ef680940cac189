'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Slider } from '@/components/ui/slider';
import { hasLeft, lossAt, START, VIEW, verdictOf, walk } from './descent';
import { Valley } from './valley';

/** The most steps that one walk shows. */
const MOST = 40;

/** Drag the learning rate, take steps down a valley: too short, right, across and across, out of it. */
export function DescentSteps() {
  const [exponent, setExponent] = useState(-1);
  const [start, setStart] = useState<number>(START);
  const [steps, setSteps] = useState(0);
  const rate = 10 ** exponent;
  const places = walk(start, rate, steps);
  const last = places.at(-1)!;
  const over = hasLeft(last) || steps >= MOST;
  return (
    <figure className="flex flex-col gap-3">
      <Valley places={places} />
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Slider
          label="Learning rate"
          minValue={-2}
          maxValue={0.4}
          step={0.05}
          value={exponent}
          onChange={setExponent}
          valueText={(value) => (10 ** value).toPrecision(2)}
        />
        <Slider
          label="First weight"
          minValue={VIEW.from}
          maxValue={5}
          step={0.1}
          value={start}
          onChange={setStart}
          valueText={(value) => value.toFixed(1)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" size="sm" isDisabled={over} onPress={() => setSteps(steps + 1)}>
          Take a step
        </Button>
        <Button size="sm" isDisabled={over} onPress={() => setSteps(Math.min(MOST, steps + 10))}>
          Take ten
        </Button>
        <Button variant="quiet" size="sm" isDisabled={steps === 0} onPress={() => setSteps(0)}>
          Back to the start
        </Button>
      </div>
      <figcaption aria-live="polite" className="text-ink-muted text-sm">
        {verdictOf(places)}
        {steps > 0 && !hasLeft(last) ? ` The loss there is ${lossAt(last).toFixed(2)}.` : ''}
      </figcaption>
    </figure>
  );
}
