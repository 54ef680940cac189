'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Slider } from '@/components/ui/slider';
import { Switch } from '@/components/ui/switch';
import { blockedBy, CANDIDATES, type Candidate, CHAMPION, type Found, GROUPS } from './candidates';

const NAMES: Readonly<Record<keyof Found, string>> = {
  all: 'all',
  fiber: 'fiber',
  dsl: 'DSL',
  senior: '65 and older',
  younger: 'under 65',
};

const points = (share: number) => `${(100 * share).toFixed(1)} points`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Set how much less than the champion a candidate may find, and see which commits go live. */
export function GateBars() {
  const [all, setAll] = useState(0.02);
  const [group, setGroup] = useState(0.1);
  const [looks, setLooks] = useState(false);
  const verdicts = CANDIDATES.map((one) => ({
    one,
    by: blockedBy(one, { all, group: looks ? group : null }),
  }));
  const badLive = verdicts.filter(({ one, by }) => one.isBad && by === null).length;
  const goodBlocked = verdicts.filter(({ one, by }) => !one.isBad && by !== null).length;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Slider
          label="In all, it may find less by"
          minValue={0}
          maxValue={0.1}
          step={0.005}
          value={all}
          onChange={setAll}
          valueText={points}
        />
        <Slider
          label="In a group, by"
          minValue={0}
          maxValue={0.3}
          step={0.01}
          value={group}
          onChange={setGroup}
          valueText={points}
        />
      </div>
      <Switch isSelected={looks} onChange={setLooks}>
        Look at each group, too
      </Switch>
      <p aria-live="polite" className="font-medium text-ink-muted text-xs">
        {badLive} of {CANDIDATES.filter(({ isBad }) => isBad).length} bad commits live, {goodBlocked} of{' '}
        {CANDIDATES.filter(({ isBad }) => !isBad).length} good ones blocked
      </p>
      <ul className="flex flex-col gap-2.5 text-sm">
        {verdicts.map(({ one, by }) => (
          <Verdict key={one.says} candidate={one} by={by} worst={looks} />
        ))}
      </ul>
    </div>
  );
}

function Verdict({
  candidate: { says, isBad, found },
  by,
  worst,
}: {
  readonly candidate: Candidate;
  readonly by: keyof Found | null;
  readonly worst: boolean;
}) {
  const isRight = isBad === (by !== null);
  const least = GROUPS.reduce((a, b) => (found[b] - CHAMPION[b] < found[a] - CHAMPION[a] ? b : a));
  return (
    <li className="flex items-start gap-2 border-line border-l-2 pl-3">
      {isRight ? (
        <Check aria-label="As it should be:" className="mt-0.5 size-4 shrink-0 text-passed" />
      ) : (
        <X aria-label="Wrong:" className="mt-0.5 size-4 shrink-0 text-failed" />
      )}
      <span className="min-w-0">
        <span className="text-ink">
          {says} <span className="text-ink-muted">({isBad ? 'bad' : 'good'})</span>
        </span>
        <span className="block text-ink-muted tabular-nums">
          {by === null ? 'Goes live' : `Blocked, it finds too little of ${NAMES[by]}`}. Of all{' '}
          {percent(CHAMPION.all)} → {percent(found.all)}
          {worst && `, of ${NAMES[least]} ${percent(CHAMPION[least])} → ${percent(found[least])}`}
        </span>
      </span>
    </li>
  );
}
