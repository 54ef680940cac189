'use client';

import { Table, type TableColumn } from '@/components/ui/table';
import type { PipelineNode, PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import { ActMark } from './act-mark';
import { runOf, statusText } from './box-words';
import { reasonsOf } from './pipeline-words';
import type { RunLog } from './run-log';

export interface StagesTableProps {
  readonly view: PipelineView;
  readonly selected: string | null;
  readonly log: RunLog | null;
  readonly onSelect: (name: string) => void;
}

/** The pipeline as a table: each stage with what becomes of it and why, what it reads and what it makes. */
export function StagesTable({ view, selected, log, onSelect }: StagesTableProps) {
  const boxOf = (node: PipelineNode) => ({
    id: node.name,
    kind: node.isData ? ('data' as const) : ('stage' as const),
    title: node.name,
    nodes: [node],
  });
  const columns: TableColumn<PipelineNode>[] = [
    {
      id: 'name',
      label: 'Stage',
      rowHeader: true,
      cell: (node) => (
        <button
          type="button"
          aria-current={node.name === selected ? 'true' : undefined}
          onClick={() => onSelect(node.name)}
          className="cursor-pointer rounded-sm text-start font-mono text-accent text-xs underline-offset-2 hover:underline aria-[current]:font-semibold"
        >
          {node.name}
        </button>
      ),
    },
    {
      id: 'act',
      label: 'Status',
      cell: (node) => (
        <span className="flex min-w-36 gap-1.5 text-xs leading-4">
          <ActMark act={node.act} run={runOf(boxOf(node), log)} />
          <span>
            {statusText(boxOf(node), log)}
            {reasonsOf(node).map((reason) => (
              <span key={reason} className="block text-ink-muted">
                {reason}
              </span>
            ))}
          </span>
        </span>
      ),
    },
    {
      id: 'from',
      label: 'After',
      cell: (node) => (
        <Names
          names={[...new Set(view.edges.filter(({ to }) => to === node.name).map(({ from }) => from))]}
        />
      ),
    },
    { id: 'outs', label: 'Makes', cell: (node) => <Names names={node.outs.map(({ path }) => path)} /> },
  ];
  return (
    <div className="h-full overflow-y-auto p-2">
      <Table
        caption="Stages of the pipeline"
        columns={columns}
        rows={view.nodes}
        rowKey={({ name }) => name}
      />
    </div>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return <span className="font-mono text-ink-muted text-xs">{names.join(', ')}</span>;
}
