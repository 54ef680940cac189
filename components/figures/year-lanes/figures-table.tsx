import { cx } from '@/components/ui/cx';
import {
  compareFigures,
  FIGURES,
  type FigureDefinition,
  type FigureId,
  type LaneFigures,
} from '@/engine/simulator/figures';
import { figureWords } from './figure-words';

interface FiguresTableProps {
  readonly adHoc: LaneFigures;
  readonly practice: LaneFigures;
  readonly practiceLabel: string;
  /** Which figures; default all. */
  readonly only?: readonly FigureId[];
  readonly caption: string;
  readonly className?: string;
}

/** The figures under both lanes, beside each other; the better one is set in bold and has a sign. */
export function FiguresTable({
  adHoc,
  practice,
  practiceLabel,
  only,
  caption,
  className,
}: FiguresTableProps) {
  const shown = only ? FIGURES.filter(({ id }) => only.includes(id)) : FIGURES;
  return (
    <table className={cx('w-full border-collapse text-sm', className)}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-line border-b text-xs">
          <th scope="col" className="py-1.5 pe-2 text-start font-medium text-ink-muted">
            <span className="sr-only">Figure</span>
          </th>
          <th scope="col" className="px-2 py-1.5 text-end font-semibold text-adhoc">
            Ad hoc
          </th>
          <th scope="col" className="py-1.5 ps-2 text-end font-semibold text-practice">
            {practiceLabel}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((figure) => (
          <FigureRow key={figure.id} figure={figure} adHoc={adHoc} practice={practice} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({
  figure,
  adHoc,
  practice,
}: {
  readonly figure: FigureDefinition;
  readonly adHoc: LaneFigures;
  readonly practice: LaneFigures;
}) {
  const order = compareFigures(figure, practice[figure.id], adHoc[figure.id]);
  const cell = (value: number | null, isBetter: boolean) => (
    <td
      className={cx(
        'whitespace-nowrap px-2 py-1.5 text-end tabular-nums last:pe-0',
        isBetter ? 'font-semibold text-ink' : 'text-ink-muted',
      )}
    >
      {figureWords(figure, value)}
      <span aria-hidden="true" className="ms-1 inline-block w-2.5 text-ink-faint text-xs">
        {isBetter ? '◂' : ''}
      </span>
      {isBetter ? <span className="sr-only"> (better)</span> : null}
    </td>
  );
  return (
    <tr className="border-line border-b last:border-b-0">
      <th scope="row" title={figure.means} className="py-1.5 pe-2 text-start font-normal text-ink">
        {figure.label}
        {figure.isDora ? (
          <abbr title="One of DORA’s four measures" className="ms-1.5 text-ink-faint text-xs no-underline">
            DORA
          </abbr>
        ) : null}
      </th>
      {cell(adHoc[figure.id], order < 0)}
      {cell(practice[figure.id], order > 0)}
    </tr>
  );
}
