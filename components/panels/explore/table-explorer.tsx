'use client';

import { startTransition, useMemo, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { ExplorerState, TableInfo } from '@/stores/explorer';
import { ColumnsView } from './columns-view';
import { CorrelationView } from './correlation-view';
import { DistributionView } from './distribution-view';
import { BalanceView, GroupsView, TimeView } from './grouped-views';
import { MissingView } from './missing-view';
import { RelationView } from './relation-view';
import { PickedRows } from './rows-table';
import type { NamedPick, Source } from './source';
import { useAnswer } from './use-answer';
import { Waiting } from './view-parts';

const VIEWS = [
  { id: 'columns', label: 'Columns' },
  { id: 'distribution', label: 'Distribution' },
  { id: 'relation', label: 'Scatter' },
  { id: 'correlation', label: 'Correlation' },
  { id: 'groups', label: 'Groups' },
  { id: 'time', label: 'Time' },
  { id: 'balance', label: 'Balance' },
  { id: 'missing', label: 'Missing' },
] as const;

interface TableExplorerProps {
  readonly name: string;
  readonly handle: string;
  readonly info: TableInfo;
  readonly explorer: StoreApi<ExplorerState>;
}

/** One open table in eight views, and the rows of the mark that was chosen last. */
export function TableExplorer({ name, handle, info, explorer }: TableExplorerProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('columns');
  const [picked, setPicked] = useState<NamedPick | null>(null);
  const [pair, setPair] = useState<readonly [string, string] | null>(null);
  const source = useMemo(
    (): Source => ({
      name,
      handle,
      rowCount: info.rowCount,
      ask: (question) => explorer.getState().ask(handle, question),
    }),
    [name, handle, info.rowCount, explorer],
  );
  const { answer: columns, error } = useAnswer<'columns'>(source, { kind: 'columns' });
  if (!columns) return <Waiting error={error} />;
  const onPick = (pick: NamedPick) => startTransition(() => setPicked(pick));
  const props = { source, columns, chosen: picked?.label ?? null, onPick };
  return (
    <div className="flex flex-col gap-3">
      <ToggleGroup
        label="View"
        size="sm"
        options={VIEWS}
        value={view}
        onChange={(next) => {
          setView(next);
          setPicked(null);
        }}
        className="flex-wrap"
      />
      {view === 'columns' ? <ColumnsView source={source} columns={columns} info={info} /> : null}
      {view === 'distribution' ? <DistributionView {...props} /> : null}
      {view === 'relation' ? <RelationView {...props} pair={pair} onPair={setPair} /> : null}
      {view === 'correlation' ? (
        <CorrelationView {...props} onPair={setPair} onPlot={() => setView('relation')} />
      ) : null}
      {view === 'groups' ? <GroupsView {...props} /> : null}
      {view === 'time' ? <TimeView {...props} /> : null}
      {view === 'balance' ? <BalanceView {...props} /> : null}
      {view === 'missing' ? <MissingView {...props} /> : null}
      {picked ? (
        <PickedRows key={picked.label} source={source} picked={picked} onClose={() => setPicked(null)} />
      ) : null}
    </div>
  );
}
