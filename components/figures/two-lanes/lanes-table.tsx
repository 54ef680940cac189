import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import type { MeasureDefinition, ReplayRun } from '@/engine/scenario/types';
import { outcomeWords } from './outcomes';

export interface LanesTableProps {
  readonly adHoc?: ReplayRun;
  readonly practice?: ReplayRun;
  readonly adHocLabel: string;
  readonly practiceLabel: string;
  readonly measures: readonly MeasureDefinition[];
}

function measured(run: ReplayRun | undefined, id: string): string {
  const value = run?.measures[id];
  if (value !== undefined && value !== null)
    return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return run?.notes[id] ?? 'not measured';
}

/** The numbers behind the two lanes: each measure, then each event. */
export function LanesTable({ adHoc, practice, adHocLabel, practiceLabel, measures }: LanesTableProps) {
  const events = adHoc?.events ?? practice?.events ?? [];
  return (
    <Disclosure title="The numbers as a table">
      <Table
        caption="Measures of both lanes"
        rows={measures}
        rowKey={(measure) => measure.id}
        columns={[
          { id: 'measure', label: 'Measure', rowHeader: true, cell: (measure) => measure.label },
          { id: 'unit', label: 'Unit', cell: (measure) => measure.unit },
          { id: 'better', label: 'Better', cell: (measure) => measure.better },
          { id: 'ad-hoc', label: adHocLabel, align: 'end', cell: (measure) => measured(adHoc, measure.id) },
          {
            id: 'practice',
            label: practiceLabel,
            align: 'end',
            cell: (measure) => measured(practice, measure.id),
          },
        ]}
      />
      <Table
        caption="What became of each event"
        captionVisible
        className="mt-4 max-h-80 overflow-y-auto"
        rows={events.map((event, index) => ({ event, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'event', label: 'Event', rowHeader: true, cell: ({ event }) => event.label },
          { id: 'trouble', label: 'What is wrong with it', cell: ({ event }) => event.trouble ?? 'nothing' },
          { id: 'ad-hoc', label: adHocLabel, cell: ({ index }) => outcomeLabel(adHoc, index) },
          { id: 'practice', label: practiceLabel, cell: ({ index }) => outcomeLabel(practice, index) },
        ]}
      />
    </Disclosure>
  );
}

function outcomeLabel(run: ReplayRun | undefined, index: number): string {
  const event = run?.events[index];
  return event ? outcomeWords(event.outcome).label : 'not run';
}
