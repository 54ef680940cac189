'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { NumberField } from '@/components/ui/number-field';
import type { Provider } from '@/engine/deployment/cloud/providers';
import type { ResourceView } from '@/engine/deployment/cloud/views/resources-view';
import { ActLines } from './act-lines';
import { scaleLine, zonesOf } from './commands';
import { dollars } from './dollars';
import { useAct } from './use-act';

export interface ScaleDialogProps {
  readonly pool: ResourceView;
  readonly provider: Provider;
  readonly onClose: () => void;
}

/** Gives a pool another number of machines, and says what that costs. */
export function ScaleDialog({ pool, provider, onClose }: ScaleDialogProps) {
  const { act, isBusy, failure } = useAct(onClose);
  const zones = zonesOf(pool);
  const [count, setCount] = useState(pool.size);
  const line = scaleLine(provider, pool, count);
  const each = pool.hourMicro === null || pool.size === 0 ? null : pool.hourMicro / pool.size;
  const isReady = Number.isInteger(count / zones) && count >= 0 && count !== pool.size;
  const scale = async () => {
    if (isReady) await act([line]);
  };
  return (
    <ActionDialog
      title={`Resize ${pool.label}`}
      action="Resize"
      isReady={isReady && !isBusy}
      onAction={() => void scale()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void scale();
        }}
      >
        <NumberField
          label="Machines"
          value={count}
          minValue={0}
          maxValue={999}
          step={zones}
          onChange={(next) => setCount(Number.isNaN(next) ? 0 : next)}
          description={`${pool.spec.machine}${zones > 1 ? `, as many in each of ${zones} zones` : ''}`}
        />
        {each === null ? null : (
          <p className="text-ink-muted text-sm">
            {dollars(pool.hourMicro ?? 0)} an hour now, {dollars(each * count)} then.
          </p>
        )}
        <ActLines lines={[line]} failure={failure} />
      </form>
    </ActionDialog>
  );
}
