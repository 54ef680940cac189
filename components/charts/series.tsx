/** The looks of up to six series: colour and sign together, so that neither has to be told by colour alone. */
export const SERIES = [
  { fill: 'fill-chart-1', stroke: 'stroke-chart-1' },
  { fill: 'fill-chart-2', stroke: 'stroke-chart-2' },
  { fill: 'fill-chart-3', stroke: 'stroke-chart-3' },
  { fill: 'fill-chart-4', stroke: 'stroke-chart-4' },
  { fill: 'fill-chart-5', stroke: 'stroke-chart-5' },
  { fill: 'fill-chart-6', stroke: 'stroke-chart-6' },
] as const;

/** The look of the series at this place; after the sixth they begin again. */
export function seriesLook(index: number): (typeof SERIES)[number] {
  return SERIES[index % SERIES.length]!;
}

const PATHS = [
  'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  'M-2.8 -2.8h5.6v5.6h-5.6z',
  'M0 -3.6L3.4 2.6H-3.4z',
  'M0 -3.9L3.9 0L0 3.9L-3.9 0z',
  'M-3.4 -1.2h2.2v-2.2h2.4v2.2h2.2v2.4h-2.2v2.2h-2.4v-2.2h-2.2z',
  'M0 3.6L3.4 -2.6H-3.4z',
] as const;

/** The path of a sign around (0, 0): circle, square, triangle, diamond, cross, triangle upside down. */
export function signPath(index: number): string {
  return PATHS[index % PATHS.length]!;
}

/** The signs of the series with their names. */
export function SeriesLegend({
  title,
  names,
}: {
  readonly title?: string;
  readonly names: readonly string[];
}) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted text-xs">
      {title ? <li className="font-medium">{title}</li> : null}
      {names.map((name, i) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden width={10} height={10} viewBox="-5 -5 10 10">
            <path d={signPath(i)} className={seriesLook(i).fill} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
