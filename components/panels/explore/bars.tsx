'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import type { PlotArea } from '@/components/charts/plot-frame';
import { bandScale, type LinearScale, linearScale } from '@/components/charts/scales';
import { cx } from '@/components/ui/cx';

/** A bar, and how it is called. */
export interface Bar {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** With numbers and units. */
  readonly label: string;
}

interface BarsProps {
  readonly area: PlotArea;
  readonly bars: readonly Bar[];
  readonly across: string;
  readonly up: string;
  readonly unit?: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** A bar for each name. */
export function NamedBars({ area, bars, across, up, unit, chosen, onChoose }: BarsProps) {
  const { width, height, x, y } = area;
  const bands = bandScale(
    bars.map(({ name }) => name),
    x,
  );
  const scale = linearScale([0, Math.max(1e-9, ...bars.map(({ value }) => value))], y, true);
  return (
    <>
      <AxisLeft scale={scale} width={width} height={height} label={up} unit={unit} />
      <Marks
        label="Bars"
        chosen={chosen}
        onChoose={onChoose}
        marks={bars.map(({ id, value, label }, i) => ({
          id,
          label,
          shape: (
            <BarShape
              x={bands.start(i)}
              width={bands.bandwidth}
              value={value}
              scale={scale}
              height={height}
              isChosen={chosen === id}
            />
          ),
        }))}
      />
      <AxisBottom scale={bands} width={width} height={height} label={across} />
    </>
  );
}

interface BarShapeProps {
  readonly x: number;
  readonly width: number;
  readonly value: number;
  readonly scale: LinearScale;
  readonly height: number;
  readonly isChosen: boolean;
}

/** One bar, and the room over it that can be clicked too. A chosen one is outlined. */
export function BarShape({ x, width, value, scale, height, isChosen }: BarShapeProps) {
  const top = value > 0 ? Math.min(height - 1.5, scale(value)) : height;
  return (
    <>
      <rect data-unsaved x={x} y={0} width={Math.max(1, width)} height={height} fill="transparent" />
      <rect
        x={x}
        y={top}
        width={Math.max(1, width)}
        height={height - top}
        className={cx('fill-chart-1', isChosen ? 'stroke-2 stroke-ink' : 'hover:opacity-80')}
      />
    </>
  );
}
