import type { LinearScale } from '@/components/charts/scales';
import { cx } from '@/components/ui/cx';
import type { Box } from '@/engine/dataset/explore/distribution';

interface BoxShapeProps {
  readonly box: Box;
  readonly scale: LinearScale;
  readonly middle: number;
  readonly thickness: number;
  /** The value runs to the right, else upwards. */
  readonly lying?: boolean;
  readonly isChosen: boolean;
}

/** A box plot (Tukey): the box from quartile to quartile, a line at the median, whiskers to 1.5 boxes beyond. */
export function BoxShape({ box, scale, middle, thickness, lying = false, isChosen }: BoxShapeProps) {
  const half = thickness / 2;
  const at = (value: number, across: number) =>
    lying ? `${scale(value)} ${across}` : `${across} ${scale(value)}`;
  const line = (from: readonly [number, number], to: readonly [number, number]) =>
    `M${at(...from)}L${at(...to)}`;
  const whiskers = [
    line([box.low, middle], [box.quartile1, middle]),
    line([box.quartile3, middle], [box.high, middle]),
    line([box.low, middle - half / 2], [box.low, middle + half / 2]),
    line([box.high, middle - half / 2], [box.high, middle + half / 2]),
  ].join('');
  const outline = `M${at(box.quartile1, middle - half)}L${at(box.quartile3, middle - half)}L${at(box.quartile3, middle + half)}L${at(box.quartile1, middle + half)}Z`;
  return (
    <>
      <path d={whiskers} fill="none" className="stroke-chart-1" strokeWidth={1.5} />
      <path
        d={outline}
        className={cx('fill-accent-soft', isChosen ? 'stroke-ink' : 'stroke-chart-1')}
        strokeWidth={isChosen ? 2.5 : 1.5}
      />
      <path
        d={line([box.median, middle - half], [box.median, middle + half])}
        className="stroke-chart-1"
        strokeWidth={3}
      />
    </>
  );
}
