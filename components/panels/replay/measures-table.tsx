import { Table } from '@/components/ui/table';
import type { MeasureDefinition, ReplayRun } from '@/engine/scenario/types';

export interface MeasuresTableProps {
  readonly measures: readonly MeasureDefinition[];
  readonly adHoc?: ReplayRun;
  readonly practice?: ReplayRun;
  readonly practiceLabel: string;
}

/** What both lanes measured, one measure a row, with a word for which is better. */
export function MeasuresTable({ measures, adHoc, practice, practiceLabel }: MeasuresTableProps) {
  return (
    <Table
      caption="What was measured"
      captionVisible
      rows={measures}
      rowKey={({ id }) => id}
      columns={[
        { id: 'measure', label: 'Measure', rowHeader: true, cell: ({ label }) => label },
        {
          id: 'ad-hoc',
          label: 'Ad hoc',
          align: 'end',
          cell: (measure) => <Figure measure={measure} run={adHoc} />,
        },
        {
          id: 'practice',
          label: practiceLabel,
          align: 'end',
          cell: (measure) => <Figure measure={measure} run={practice} />,
        },
        { id: 'better', label: 'Better', cell: (measure) => better(measure, adHoc, practice, practiceLabel) },
      ]}
    />
  );
}

function Figure({ measure, run }: { readonly measure: MeasureDefinition; readonly run?: ReplayRun }) {
  if (!run) return <span className="text-ink-faint">not run</span>;
  const value = run.measures[measure.id] ?? null;
  const note = run.notes[measure.id];
  if (value === null)
    return <span className="block max-w-40 text-ink-muted text-xs">{note ?? 'not measured'}</span>;
  return (
    <>
      <Amount value={value} unit={measure.unit} />
      {note ? <span className="block text-ink-muted text-xs">{note}</span> : null}
    </>
  );
}

function Amount({ value, unit }: { readonly value: number; readonly unit: string }) {
  const figures = value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  if (unit === '$') return <span className="whitespace-nowrap">${figures}</span>;
  return (
    <span className="whitespace-nowrap">
      {figures} <span className="text-ink-muted">{value === 1 ? unit.replace(/s$/, '') : unit}</span>
    </span>
  );
}

function better(
  { id, better: way }: MeasureDefinition,
  adHoc: ReplayRun | undefined,
  practice: ReplayRun | undefined,
  label: string,
) {
  const before = adHoc?.measures[id] ?? null;
  const after = practice?.measures[id] ?? null;
  if (before === null || after === null) return <span className="text-ink-faint">–</span>;
  if (before === after) return <span className="whitespace-nowrap text-ink-muted">the same</span>;
  const won = way === 'lower' ? after < before : after > before;
  return won ? (
    <span className="whitespace-nowrap font-medium text-practice">{label}</span>
  ) : (
    <span className="whitespace-nowrap font-medium text-adhoc">Ad hoc</span>
  );
}
