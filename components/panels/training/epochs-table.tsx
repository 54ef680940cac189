'use client';

import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Table, type TableColumn } from '@/components/ui/table';
import type { FitSeries } from './fit-series';
import { formatValue, type Measure } from './measures';

/** The numbers behind the curves, epoch by epoch. Its rows are only made while it is open. */
export function EpochsTable({
  fit,
  measures,
}: {
  readonly fit: FitSeries;
  readonly measures: readonly Measure[];
}) {
  const [open, setOpen] = useState(false);
  const columns = measures.flatMap((measure) =>
    [
      { log: measure.training, where: 'training' },
      { log: measure.heldOut, where: 'held out' },
    ]
      .filter(({ log }) => fit.logs[log])
      .map(
        ({ log, where }): TableColumn<number> => ({
          id: log,
          label: `${measure.label}, ${where}`,
          align: 'end',
          cell: (epoch) => formatValue(fit.logs[log]?.[epoch - 1], measure.unit),
        }),
      ),
  );
  return (
    <Disclosure title="The numbers as a table" onOpenChange={setOpen} className="mt-1 shrink-0">
      {open ? (
        <Table
          caption="The logs of every epoch"
          columns={[{ id: 'epoch', label: 'epoch', align: 'end', rowHeader: true, cell: String }, ...columns]}
          rows={Array.from({ length: fit.done }, (_, i) => i + 1)}
          rowKey={String}
          className="max-h-72 overflow-y-auto"
        />
      ) : null}
    </Disclosure>
  );
}
