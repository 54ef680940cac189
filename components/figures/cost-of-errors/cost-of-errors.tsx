'use client';

import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useLessonSession } from '@/components/lesson/session-context';
import { Button } from '@/components/ui/button';
import { Slider } from '@/components/ui/slider';
import type { LessonSession } from '@/stores/contracts';
import { cheapestNumber, costOf, pricesBefore } from './cost';
import { CostPlot } from './cost-plot';
import { dollars } from './dollars';

/** The range of the number that can be shown. */
const RANGE = { from: 80_000, to: 300_000, step: 500 } as const;

/** Drag the number shown beside every house, and how much more it hurts to be too high: the cost of both sides. */
export function CostOfErrors() {
  const session = useLessonSession();
  return session ? (
    <Costs session={session} />
  ) : (
    <p className="text-ink-muted text-sm">Opening your workspace.</p>
  );
}

function Costs({ session }: { readonly session: LessonSession }) {
  const csv = useStore(session.workspace, (state) => state.data['data/sales.csv']);
  const prices = useMemo(() => pricesBefore(csv ?? '', 2009), [csv]);
  const [number, setNumber] = useState(182_000);
  const [ratio, setRatio] = useState(1);
  if (prices.length === 0) {
    return <p className="text-ink-muted text-sm">The price list of this lesson is not there yet.</p>;
  }
  const best = cheapestNumber(prices, ratio);
  const here = costOf(prices, number, ratio);
  const least = costOf(prices, best, ratio).cost;
  const more = here.cost - least;
  return (
    <div className="flex flex-col gap-3">
      <CostPlot prices={prices} number={number} ratio={ratio} best={best} />
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Slider
          label="Number beside every house"
          minValue={RANGE.from}
          maxValue={RANGE.to}
          step={RANGE.step}
          value={number}
          onChange={setNumber}
          valueText={dollars}
        />
        <Slider
          label="A dollar too high"
          minValue={1}
          maxValue={5}
          step={0.5}
          value={ratio}
          onChange={setRatio}
          valueText={(value) => `costs ${value} × too low`}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onPress={() => setNumber(best)}>
          Go to the cheapest number
        </Button>
        <p aria-live="polite" className="text-ink-muted text-sm">
          {`Too high for ${here.tooHigh.toLocaleString('en-US')}, too low for ${here.tooLow.toLocaleString('en-US')} houses. `}
          {more < 50
            ? 'No other number is cheaper.'
            : `It costs ${dollars(more)} a house more than the cheapest, ${dollars(best)}.`}
        </p>
      </div>
    </div>
  );
}
