import type { ReactNode } from 'react';
import { cx } from './cx';

/** One column of a plain table. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly label: ReactNode;
  /** Shown after the label, in a fainter ink: "$", "ms". */
  readonly unit?: string;
  /** Numbers are set at the end, in figures of one width. */
  readonly align?: 'start' | 'end';
  /** The cell that names its row. */
  readonly rowHeader?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  /** What the table shows: its accessible name. */
  readonly caption: string;
  readonly captionVisible?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  readonly className?: string;
}

/** A plain table that scrolls sideways when it must, reachable by keyboard then. */
export function Table<Row>({ caption, captionVisible, columns, rows, rowKey, className }: TableProps<Row>) {
  return (
    // Relative, so that words for screen readers scroll with their cells and do not widen the page.
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={cx('relative overflow-x-auto rounded-md', className)}
    >
      <table className="w-full border-collapse text-sm">
        <caption className={captionVisible ? 'pb-2 text-start text-ink-muted text-xs' : 'sr-only'}>
          {caption}
        </caption>
        <thead>
          <tr className="border-line border-b">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cx(
                  'whitespace-nowrap px-2 py-1.5 font-medium text-ink-muted text-xs',
                  column.align === 'end' ? 'text-end' : 'text-start',
                )}
              >
                {column.label}
                {column.unit ? <span className="ms-1 font-normal text-ink-faint">{column.unit}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className="border-line border-b last:border-b-0">
              {columns.map((column) => {
                const look = cx('px-2 py-1.5 align-top', column.align === 'end' && 'text-end tabular-nums');
                return column.rowHeader ? (
                  <th
                    key={column.id}
                    scope="row"
                    className={cx(look, 'font-medium text-ink', column.align !== 'end' && 'text-start')}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
