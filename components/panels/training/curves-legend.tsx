import type { CurveLine } from './curves-model';

const SWATCH = 'inline-block h-0 w-7 shrink-0';

/** The key of the chart: each line by its look and its name. */
export function CurvesLegend({
  lines,
  baseline,
  letters,
}: {
  readonly lines: readonly CurveLine[];
  readonly baseline: number | null;
  readonly letters: readonly string[];
}) {
  return (
    <ul aria-label="Lines of the chart" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
      {[...lines].reverse().map((line) => (
        <li key={line.id} className="flex items-center gap-2">
          <span aria-hidden className={`${SWATCH} ${swatchOf(line)}`} />
          {line.role === 'earlier' ? `${letters[line.order] ?? ''}: held out, ${line.label}` : line.label}
        </li>
      ))}
      {baseline === null ? null : (
        <li className="flex items-center gap-2">
          <span aria-hidden className={`${SWATCH} border-ink border-t border-dotted`} />
          Linear baseline
        </li>
      )}
    </ul>
  );
}

function swatchOf(line: CurveLine): string {
  if (line.role === 'held-out') return 'border-accent border-t-[2.5px]';
  if (line.role === 'training') return 'border-ink border-t';
  return 'border-ink-faint border-t-2 border-dashed';
}
