'use client';

import { Table, type TableColumn } from '@/components/ui/table';
import type { LessonSession, RunView } from '@/stores/contracts';
import type { ExperimentProps } from './experiment-props';
import { duration, figureText } from './format';
import { outcomeText, runFigures } from './run-summary';
import { useSession } from './session-context';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly run: RunView;
}

/** For runs that train; others have none to count. */
const EPOCHS: TableColumn<Row> = {
  id: 'epochs',
  label: 'Epochs',
  align: 'end',
  cell: (row) => figureText(row.run.epochs.length),
};

/** The last finished run of each experiment of the lesson, this one first; nothing until this one has run. */
export function ExperimentTable({
  session,
  id,
  metrics,
  experiments,
}: ExperimentProps & { readonly session: LessonSession }) {
  const history = useSession(session, 'runs', (runs) => runs.history);
  const current = useSession(session, 'runs', (runs) => runs.current);
  const finished = current && current.outcome !== 'running' ? [current, ...history] : history;
  const rows: Row[] = [...experiments]
    .sort((a, b) => Number(b.id === id) - Number(a.id === id))
    .flatMap((experiment) => {
      const run = finished.find((candidate) => candidate.experimentId === experiment.id);
      return run ? [{ ...experiment, run }] : [];
    });
  if (rows[0]?.id !== id) return null;

  const figures = new Map(rows.map((row) => [row.id, runFigures(row.run, metrics)]));
  const names = [...new Set([...figures.values()].flat().map((figure) => figure.label))];
  const columns: TableColumn<Row>[] = [
    {
      id: 'experiment',
      label: 'Experiment',
      rowHeader: true,
      cell: (row) => (row.id === id && rows.length > 1 ? `${row.label} (this one)` : row.label),
    },
    ...names.map((name) => ({
      id: name,
      label: name,
      align: 'end' as const,
      cell: (row: Row) => {
        const figure = figures.get(row.id)?.find((candidate) => candidate.label === name);
        return figureText(figure?.value, figure?.unit);
      },
    })),
    ...(rows.some((row) => row.run.epochs.length > 0) ? [EPOCHS] : []),
    { id: 'outcome', label: 'Outcome', cell: (row) => outcomeCell(row.run) },
  ];
  return (
    <div className="mt-4">
      <Table
        caption={rows.length > 1 ? `${rows[0].label}, beside your other runs` : `Your run: ${rows[0].label}`}
        captionVisible
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
      />
    </div>
  );
}

function outcomeCell(run: RunView) {
  const took = run.endedAt === undefined ? '' : ` in ${duration(run.endedAt - run.startedAt)}`;
  if (run.outcome === 'completed') return <span className="text-passed">✓ Completed{took}</span>;
  if (run.outcome === 'failed')
    return <span className="text-failed">✗ Failed{took}; the console says why</span>;
  return <span className="text-ink-muted">{outcomeText(run.outcome)}</span>;
}
