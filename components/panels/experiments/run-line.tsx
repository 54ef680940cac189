import { cx } from '@/components/ui/cx';
import type { RunColumn, RunRow } from '@/engine/tracking/mlflow/views/runs-table';
import { cellText, dataText, durationText, shortId, startText, statusOf } from './run-words';

export interface RunLineProps {
  readonly row: RunRow;
  /** The columns that are shown, with their places among the cells of a row. */
  readonly columns: readonly (RunColumn & { readonly at: number })[];
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}

const CELL = 'max-w-64 truncate whitespace-nowrap border-line border-b px-2 py-1.5';

/** One run of the table. */
export function RunLine({ row, columns, isChosen, onToggle, onOpen }: RunLineProps) {
  const status = statusOf(row.status);
  const ground = isChosen ? 'bg-accent-soft' : 'bg-surface group-hover:bg-hover';
  return (
    <tr className={cx('group hover:bg-hover', isChosen && 'bg-accent-soft')}>
      <td className={CELL}>
        <input
          type="checkbox"
          aria-label={`Choose ${row.name}`}
          checked={isChosen}
          onChange={onToggle}
          className="block accent-accent"
        />
      </td>
      <th scope="row" className={cx(CELL, 'sticky left-0 z-1 text-start font-medium', ground)}>
        <button
          type="button"
          data-run={row.runId}
          onClick={onOpen}
          title={row.name}
          className="block max-w-44 cursor-pointer truncate text-accent hover:underline"
        >
          {row.name}
        </button>
      </th>
      <td className={cx(CELL, status.tone)}>{status.word}</td>
      <td className={cx(CELL, 'text-ink-muted')}>{startText(row.startMs)}</td>
      <td className={cx(CELL, 'text-ink-muted tabular-nums')}>{durationText(row.durationMs)}</td>
      <td className={cx(CELL, 'font-mono text-ink-muted')}>
        {row.commit === null ? '–' : shortId(row.commit)}
      </td>
      <td
        className={cx(CELL, 'text-ink-muted')}
        title={row.data.map(({ key, value }) => `${key} ${value}`).join('\n') || undefined}
      >
        {dataText(row.data)}
      </td>
      {columns.map(({ id, at, isNumeric }) => {
        const text = cellText(row.cells[at] ?? null);
        return (
          <td key={id} title={text} className={cx(CELL, isNumeric && 'text-end tabular-nums')}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}
