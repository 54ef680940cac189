import { cx } from '@/components/ui/cx';
import type { Cell, ConfusionMatrix } from '@/engine/evaluation/confusion';
import type { ChosenRows } from './judged-file';

const NAMES: Readonly<Record<Cell, string>> = {
  truePositive: 'Called, and positive',
  falsePositive: 'Called, but negative',
  falseNegative: 'Not called, but positive',
  trueNegative: 'Not called, and negative',
};
const KINDS: Readonly<Record<Cell, string>> = {
  truePositive: 'right',
  falsePositive: 'false alarm',
  falseNegative: 'miss',
  trueNegative: 'right',
};

interface ConfusionTableProps {
  readonly matrix: ConfusionMatrix;
  /** The rows by their places in the lists of predictions. */
  readonly onChoose: (chosen: ChosenRows) => void;
}

/** The confusion matrix; every cell is a button that opens its rows. */
export function ConfusionTable({ matrix, onChoose }: ConfusionTableProps) {
  const cell = (name: Cell) => {
    const rows = matrix.rows[name];
    const right = KINDS[name] === 'right';
    return (
      <td className="p-0.5">
        <button
          type="button"
          aria-label={`${NAMES[name]}: ${rows.length.toLocaleString('en-US')}. Show the rows`}
          onClick={() => onChoose({ title: NAMES[name], rows })}
          className={cx(
            'flex h-12 w-24 cursor-pointer flex-col items-center justify-center rounded-md border hover:border-ink',
            right ? 'border-passed/40 bg-passed-soft' : 'border-failed/40 bg-failed-soft',
          )}
        >
          <span className="font-medium text-base text-ink tabular-nums">
            {rows.length.toLocaleString('en-US')}
          </span>
          <span className={cx('text-xs', right ? 'text-passed' : 'text-failed')}>{KINDS[name]}</span>
        </button>
      </td>
    );
  };
  const head = 'px-1.5 py-1 text-start font-medium text-ink-muted text-xs';
  return (
    <table>
      <caption className="sr-only">
        Confusion matrix at a threshold of {matrix.threshold.toFixed(2)}. A cell opens its rows.
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className={head}>
            positive
          </th>
          <th scope="col" className={head}>
            negative
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className={head}>
            called
          </th>
          {cell('truePositive')}
          {cell('falsePositive')}
        </tr>
        <tr>
          <th scope="row" className={head}>
            not called
          </th>
          {cell('falseNegative')}
          {cell('trueNegative')}
        </tr>
      </tbody>
    </table>
  );
}
