import { cx } from '@/components/ui/cx';
import type { CellFate, CleanedRow, ColumnId, RowFate } from './rules';

const COLUMNS: readonly { readonly id: ColumnId; readonly label: string }[] = [
  { id: 'built', label: 'Year_Built' },
  { id: 'area', label: 'Gr_Liv_Area' },
  { id: 'garage', label: 'Garage_Area' },
  { id: 'price', label: 'Sale_Price' },
];

const SIGNS: Readonly<Record<CellFate, { readonly sign: string; readonly className: string }>> = {
  'as it was': { sign: '', className: 'text-ink' },
  mended: { sign: '✓', className: 'text-passed' },
  emptied: { sign: '✓', className: 'text-passed' },
  wrong: { sign: '✗', className: 'text-failed font-semibold' },
  invented: { sign: '✗', className: 'text-failed font-semibold' },
};

const ROWS: Readonly<Record<RowFate, { readonly sign: string; readonly className: string }>> = {
  kept: { sign: '', className: 'text-ink-muted' },
  'copy dropped': { sign: '✓', className: 'text-passed' },
  doubled: { sign: '✗', className: 'text-failed font-semibold' },
  lost: { sign: '✗', className: 'text-failed font-semibold' },
};

/** Each line as it was typed, what it became, and what became of the row. */
export function SampleTable({ lines }: { readonly lines: readonly CleanedRow[] }) {
  return (
    // Relative, so that the words for screen readers scroll with their cells and do not widen the page.
    <section
      aria-label="Twelve lines"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full border-collapse text-[0.8125rem]">
        <thead>
          <tr className="border-line border-b bg-sunken text-left text-ink-muted text-xs">
            <th scope="col" className="px-2 py-1.5 font-medium">
              Listing_ID
            </th>
            <th scope="col" className="px-2 py-1.5 font-medium">
              Row
            </th>
            {COLUMNS.map(({ id, label }) => (
              <th key={id} scope="col" className="px-2 py-1.5 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move, and two of them are the same
            <Line key={`${i}-${line.row.id}`} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line }: { readonly line: CleanedRow }) {
  const isGone = line.fate === 'lost' || line.fate === 'copy dropped';
  const { sign, className } = ROWS[line.fate];
  return (
    <tr className={cx('border-line border-t', isGone && 'bg-sunken')}>
      <th scope="row" className="whitespace-nowrap px-2 py-1 text-left font-mono font-normal text-xs">
        {line.row.id}
      </th>
      <td className={cx('whitespace-nowrap px-2 py-1', className)}>
        <span aria-hidden>{sign} </span>
        {line.fate}
      </td>
      {COLUMNS.map(({ id }) => {
        const { value, fate } = line.cells[id];
        const typed = line.row.cells[id];
        const isChanged = !isGone && String(value ?? '') !== typed;
        return (
          <td key={id} className="whitespace-nowrap px-2 py-1 text-right tabular-nums">
            {isGone || fate === 'as it was' ? (
              <span className={isGone ? 'text-ink-muted line-through' : 'text-ink'}>{typed}</span>
            ) : (
              <>
                {isChanged ? <span className="text-ink-muted">{typed} → </span> : null}
                <span className={SIGNS[fate].className}>
                  <span aria-hidden>{SIGNS[fate].sign} </span>
                  {value === null ? 'empty' : value}
                  <span className="sr-only"> {fate}</span>
                </span>
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
