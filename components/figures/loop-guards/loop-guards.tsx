'use client';

import { Check, CircleSlash, X } from 'lucide-react';
import { useState } from 'react';
import { Switch } from '@/components/ui/switch';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { GUARDS, type GuardId, HAPPENINGS, type Happening, stoppedBy } from './happenings';

/** Choose what lies behind an alert, take guards away, and see where the candidate stops. */
export function LoopGuards() {
  const [chosen, setChosen] = useState(HAPPENINGS[0]!.id);
  const [guards, setGuards] = useState<ReadonlySet<GuardId>>(new Set(GUARDS.map(({ id }) => id)));
  const happening = HAPPENINGS.find(({ id }) => id === chosen)!;
  const toggle = (id: GuardId, isOn: boolean) => {
    const next = new Set(guards);
    if (isOn) next.add(id);
    else next.delete(id);
    setGuards(next);
  };
  return (
    <div className="flex flex-col gap-4">
      <ToggleGroup
        label="What lies behind the alert"
        size="sm"
        className="flex-wrap"
        options={HAPPENINGS.map(({ id, label }) => ({ id, label }))}
        value={chosen}
        onChange={setChosen}
      />
      <ol className="grid gap-3 sm:grid-cols-3">
        {GUARDS.map((guard) => (
          <Station
            key={guard.id}
            guard={guard}
            happening={happening}
            isOn={guards.has(guard.id)}
            stop={stoppedBy(happening, guards)}
            onChange={(isOn) => toggle(guard.id, isOn)}
          />
        ))}
      </ol>
      <Outcome happening={happening} stop={stoppedBy(happening, guards)} />
    </div>
  );
}

function Station({
  guard: { id, label, station },
  happening,
  isOn,
  stop,
  onChange,
}: {
  readonly guard: (typeof GUARDS)[number];
  readonly happening: Happening;
  readonly isOn: boolean;
  readonly stop: GuardId | null;
  readonly onChange: (isOn: boolean) => void;
}) {
  const order = GUARDS.map((guard) => guard.id);
  const isReached = stop === null || order.indexOf(id) <= order.indexOf(stop);
  const stops = stop === id;
  return (
    <li className={`flex flex-col gap-1.5 rounded-lg border p-3 ${stops ? 'border-failed' : 'border-line'}`}>
      <span className="text-ink-muted text-xs">{station}</span>
      <Switch isSelected={isOn} onChange={onChange}>
        {label}
      </Switch>
      <span className="flex items-start gap-1.5 text-ink-muted text-sm tabular-nums">
        {!isReached || !isOn ? (
          <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0" />
        ) : stops ? (
          <X aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
        ) : (
          <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-passed" />
        )}
        {!isReached
          ? 'not reached'
          : isOn
            ? `${stops ? 'No' : 'Passes'}: ${happening.sights[id].says}`
            : 'not there'}
      </span>
    </li>
  );
}

function Outcome({
  happening: { champion, candidate },
  stop,
}: {
  readonly happening: Happening;
  readonly stop: GuardId | null;
}) {
  const isLive = stop === null;
  const isRight = isLive === candidate < champion;
  return (
    <p aria-live="polite" className="flex items-start gap-2 text-ink text-sm tabular-nums">
      {isRight ? (
        <Check aria-label="As it should be:" className="mt-0.5 size-4 shrink-0 text-passed" />
      ) : (
        <X aria-label="Wrong:" className="mt-0.5 size-4 shrink-0 text-failed" />
      )}
      {isLive
        ? `The candidate serves: ${candidate} $ a customer in the days after, where the champion would have cost ${champion} $.`
        : `The champion goes on: ${champion} $ a customer in the days after. The candidate would have cost ${candidate} $.`}
    </p>
  );
}
