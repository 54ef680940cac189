import { Disclosure } from './disclosure';
import { Table, type TableProps } from './table';

export interface ChartTableProps<Row> extends TableProps<Row> {
  /** Default: "The numbers as a table". */
  readonly title?: string;
  readonly defaultOpen?: boolean;
}

/** The numbers behind a chart, as a table that opens. Every chart has one. */
export function ChartTable<Row>({
  title = 'The numbers as a table',
  defaultOpen,
  ...table
}: ChartTableProps<Row>) {
  return (
    <Disclosure title={title} defaultOpen={defaultOpen} className="mt-2">
      <Table {...table} className="max-h-96 overflow-y-auto" />
    </Disclosure>
  );
}
