'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { Slider } from '@/components/ui/slider';
import { Switch } from '@/components/ui/switch';
import {
  BATCHES,
  type ControlledParams,
  exponentOf,
  PENALTIES,
  RATE,
  rateOf,
  SHAPES,
  withCurrent,
} from './controls-model';

/** The patience that the switch for early stopping turns on. */
const PATIENCE = 10;

/** The controls themselves. Every change goes to the params file at once; sliders write when they are let go. */
export function ControlFields({
  params,
  path,
  isDisabled,
  busy,
  onChange,
  onRun,
  onStop,
}: {
  readonly params: ControlledParams;
  readonly path: string;
  readonly isDisabled: boolean;
  readonly busy: boolean;
  readonly onChange: (values: Readonly<Record<string, unknown>>) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
}) {
  const [dragged, setDragged] = useState<number | null>(null);
  const shape = params.layers.join(',');
  const shapes = SHAPES.some(({ id }) => id === shape)
    ? SHAPES
    : [...SHAPES, { id: shape, label: `${params.layers.join(' and ')} units` }];
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Slider
          label="Learning rate"
          minValue={RATE.from}
          maxValue={RATE.to}
          step={RATE.step}
          isDisabled={isDisabled}
          value={dragged ?? exponentOf(params.learningRate)}
          onChange={setDragged}
          onChangeEnd={(exponent) => {
            setDragged(null);
            onChange({ learningRate: rateOf(exponent) });
          }}
          valueText={(exponent) => String(dragged === null ? params.learningRate : rateOf(exponent))}
        />
        <Select
          label="Hidden layers"
          size="sm"
          isDisabled={isDisabled}
          options={shapes.map(({ id, label }) => ({ id: id || 'none', label }))}
          value={shape || 'none'}
          onChange={(id) => onChange({ layers: id === 'none' ? [] : id.split(',').map(Number) })}
        />
        <Select
          label="Batch size"
          size="sm"
          isDisabled={isDisabled}
          options={withCurrent(BATCHES, params.batchSize).map((size) => ({
            id: String(size),
            label: size === 1936 ? '1,936 (all sales)' : `${size} sales`,
          }))}
          value={String(params.batchSize)}
          onChange={(id) => onChange({ batchSize: Number(id) })}
        />
        <NumberField
          label="Epochs, at most"
          minValue={5}
          maxValue={200}
          step={5}
          isDisabled={isDisabled}
          value={params.epochs}
          onChange={(epochs) => {
            if (Number.isFinite(epochs)) onChange({ epochs });
          }}
        />
        <Select
          label="Penalty on large weights (L2)"
          size="sm"
          isDisabled={isDisabled}
          options={withCurrent(PENALTIES, params.l2).map((l2) => ({
            id: String(l2),
            label: l2 === 0 ? 'none' : String(l2),
          }))}
          value={String(params.l2)}
          onChange={(l2) => onChange({ l2: Number(l2) })}
        />
        <Switch
          isDisabled={isDisabled}
          isSelected={params.patience > 0}
          onChange={(on) => onChange({ patience: on ? PATIENCE : 0 })}
          description={
            params.patience > 0
              ? `after ${params.patience} epochs without a better held-out error`
              : 'off: trains to the last epoch'
          }
        >
          Stop early
        </Switch>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {busy ? (
          <Button variant="secondary" onPress={onStop}>
            Stop
          </Button>
        ) : (
          <Button variant="primary" isDisabled={isDisabled} onPress={onRun}>
            Train
          </Button>
        )}
        <p className="text-ink-muted text-xs">
          The controls write to <code>{path}</code>; you see them change it in the editor.
        </p>
      </div>
    </div>
  );
}
