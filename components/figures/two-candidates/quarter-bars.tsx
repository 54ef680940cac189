import { figureWords } from '@/components/figures/year-lanes/figure-words';
import { cx } from '@/components/ui/cx';
import type { FigureDefinition } from '@/engine/simulator/figures';
import type { SeedOutcome } from '@/engine/simulator/spread';

/** How many quarters there is room for; the last ones are shown. */
const SHOWN = 12;

/** A pair of bars for each quarter, on one scale: A hatched, B solid. */
export function QuarterBars({
  figure,
  quarters,
}: {
  readonly figure: FigureDefinition;
  readonly quarters: readonly SeedOutcome[];
}) {
  const shown = quarters.slice(-SHOWN);
  const first = quarters.length - shown.length + 1;
  const values = shown.flatMap(({ adHoc, practice }) => [adHoc[figure.id] ?? 0, practice[figure.id] ?? 0]);
  const greatest = Math.max(1e-9, ...values.map(Math.abs));
  const bar = (value: number | null, look: string) => (
    <span
      className={cx('w-full rounded-t-[2px]', look)}
      style={{
        height: `${Math.max(2, (Math.abs(value ?? 0) / greatest) * 100)}%`,
        opacity: value !== null && value < 0 ? 0.55 : 1,
      }}
    />
  );
  return (
    <div>
      <ol
        aria-label={`${figure.label}, quarter by quarter`}
        className="flex h-24 items-end gap-2 border-line-strong border-b"
      >
        {shown.map(({ seed, adHoc, practice }, i) => (
          <li key={seed} className="flex h-full max-w-16 flex-1 items-end gap-0.5">
            <span className="sr-only">
              {`Quarter ${first + i}: A ${figureWords(figure, adHoc[figure.id])}, B ${figureWords(figure, practice[figure.id])}`}
            </span>
            <span aria-hidden="true" className="flex h-full w-full items-end gap-0.5">
              {bar(adHoc[figure.id], 'hatch-adhoc')}
              {bar(practice[figure.id], 'solid-practice')}
            </span>
          </li>
        ))}
      </ol>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="hatch-adhoc size-3 rounded-[2px]" /> A, who builds models
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="solid-practice size-3 rounded-[2px]" /> B, who also builds what
          is around them
        </li>
        <li>Paler bars are below zero.</li>
      </ul>
    </div>
  );
}
