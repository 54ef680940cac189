'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { NumberField } from '@/components/ui/number-field';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { LatePolicy } from '@/engine/assignments/late-policy';
import { asDaily, type Daily, dailySteps } from './policy-words';

export interface LatePolicyFieldProps {
  readonly value: LatePolicy;
  readonly onChange: (policy: LatePolicy) => void;
  readonly errorMessage?: string | undefined;
}

type Form = 'none' | 'daily' | 'steps';

const FORMS = [
  { id: 'none', label: 'No penalty' },
  { id: 'daily', label: 'So much a day' },
  { id: 'steps', label: 'Steps' },
] as const;

/** What late work loses: nothing, so much for each begun day, or by steps; and the minutes that nobody counts. */
export function LatePolicyField({ value, onChange, errorMessage }: LatePolicyFieldProps) {
  const [form, setForm] = useState<Form>(() =>
    value.steps.length === 0 ? 'none' : asDaily(value) === null ? 'steps' : 'daily',
  );
  const daily = asDaily(value) ?? { percent: 10, cap: 50 };
  const setSteps = (steps: LatePolicy['steps']) => onChange({ ...value, steps });
  const setDaily = (next: Daily) =>
    setSteps(dailySteps({ percent: next.percent, cap: Math.max(next.percent, next.cap) }));
  const choose = (next: Form) => {
    setForm(next);
    if (next === 'none') setSteps([]);
    if (next === 'daily') setDaily(daily);
    if (next === 'steps' && value.steps.length === 0) setSteps([{ afterHours: 24, percentOff: 20 }]);
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium text-[0.8125rem] text-ink">Late work</legend>
      <div className="overflow-x-auto">
        <ToggleGroup label="Late work loses" size="sm" options={FORMS} value={form} onChange={choose} />
      </div>
      {form === 'daily' ? (
        <div className="grid grid-cols-2 gap-3">
          <NumberField
            label="For each begun day"
            unit="%"
            minValue={1}
            maxValue={100}
            value={daily.percent}
            onChange={(percent) => setDaily({ ...daily, percent })}
          />
          <NumberField
            label="At most"
            unit="%"
            minValue={1}
            maxValue={100}
            value={daily.cap}
            onChange={(cap) => setDaily({ ...daily, cap })}
          />
        </div>
      ) : null}
      {form === 'steps' ? <Steps steps={value.steps} onChange={setSteps} /> : null}
      <NumberField
        label="Grace"
        unit="minutes"
        description="So long after the due date it still counts as on time."
        minValue={0}
        maxValue={20_160}
        value={value.graceMinutes}
        onChange={(graceMinutes) => onChange({ ...value, graceMinutes })}
      />
      {errorMessage === undefined ? null : <p className="text-failed text-xs">{errorMessage}</p>}
    </fieldset>
  );
}

function Steps({
  steps,
  onChange,
}: {
  steps: LatePolicy['steps'];
  onChange: (steps: LatePolicy['steps']) => void;
}) {
  const last = steps.at(-1);
  return (
    <div className="flex flex-col gap-2">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
        <div key={index} className="flex items-end gap-2">
          <NumberField
            className="flex-1"
            label={`Step ${index + 1}: after`}
            unit="hours"
            minValue={0}
            maxValue={8_760}
            value={step.afterHours}
            onChange={(afterHours) =>
              onChange(steps.map((each, i) => (i === index ? { ...each, afterHours } : each)))
            }
          />
          <NumberField
            className="flex-1"
            label="takes"
            unit="%"
            minValue={0}
            maxValue={100}
            value={step.percentOff}
            onChange={(percentOff) =>
              onChange(steps.map((each, i) => (i === index ? { ...each, percentOff } : each)))
            }
          />
          <IconButton
            label={`Remove step ${index + 1}`}
            onPress={() => onChange(steps.filter((_, i) => i !== index))}
          >
            <Trash2 aria-hidden size={15} />
          </IconButton>
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onPress={() =>
          onChange([
            ...steps,
            {
              afterHours: (last?.afterHours ?? 0) + 24,
              percentOff: Math.min(100, (last?.percentOff ?? 0) + 10),
            },
          ])
        }
      >
        <Plus aria-hidden size={14} /> Add a step
      </Button>
    </div>
  );
}
