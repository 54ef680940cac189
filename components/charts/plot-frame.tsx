'use client';

import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Disclosure } from '@/components/ui/disclosure';
import { showToast } from '@/components/ui/toast';
import { type ChartNumbers, ChartTable } from './chart-table';
import { fileNameOf, pngBlob, saveBlob, svgText } from './save-chart';
import { useWidth } from './use-width';

/** The room inside the axes: draw from (0, 0), top left, to (width, height). */
export interface PlotArea {
  readonly width: number;
  readonly height: number;
  /** Ranges for scales: left to right, and bottom to top. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

interface PlotFrameProps {
  readonly title: string;
  /** What the chart shows, in a sentence with its main figures: what a screen reader says first. */
  readonly summary: string;
  /** Pixels of the whole drawing; the width is that of its place. */
  readonly height?: number;
  readonly margin?: Partial<Margin>;
  /** The numbers of the chart; asked for when the table is opened. */
  readonly numbers: () => ChartNumbers;
  /** Choices above the drawing. */
  readonly controls?: ReactNode;
  /** Signs and their meaning, under the drawing. */
  readonly legend?: ReactNode;
  readonly hideTitle?: boolean;
  readonly className?: string;
  readonly children: (area: PlotArea) => ReactNode;
}

interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const MARGIN: Margin = { top: 26, right: 22, bottom: 42, left: 64 };
/** Narrower than this a chart scrolls rather than shrinks. */
const LEAST = 260;

/**
 * The frame of every chart: a title, the drawing, its numbers as a table, and buttons that save it as SVG and PNG.
 * Colours come from classes of the design tokens (`fill-accent`, `stroke-line`, `fill-chart-1` …), so both themes work.
 *
 *     <PlotFrame title="Error by year" summary="…" numbers={() => ({ columns: [{ label: 'Year' }, …], rows: […] })}>
 *       {({ width, height, x, y }) => {
 *         const across = bandScale(years, x);                  // or linearScale([min, max], x)
 *         const up = linearScale([0, most], y, true);
 *         return (
 *           <>
 *             <AxisLeft scale={up} width={width} height={height} label="Error" unit="$" />
 *             <AxisBottom scale={across} width={width} height={height} label="Year" />
 *             <Marks label="Bars" marks={bars.map(…)} onChoose={…} />  // or plain SVG, when nothing is to be clicked
 *           </>
 *         );
 *       }}
 *     </PlotFrame>
 */
export function PlotFrame({
  title,
  summary,
  height = 280,
  margin,
  numbers,
  controls,
  legend,
  hideTitle,
  className,
  children,
}: PlotFrameProps) {
  const [measure, measured] = useWidth();
  const drawing = useRef<SVGSVGElement>(null);
  const id = useId();
  const { top, right, bottom, left } = { ...MARGIN, ...margin };
  const width = Math.max(LEAST, measured ?? LEAST);
  const inner = { width: width - left - right, height: height - top - bottom };
  const save = async (kind: 'svg' | 'png') => {
    const svg = drawing.current;
    if (!svg) return;
    const blob =
      kind === 'svg' ? new Blob([svgText(svg, title)], { type: 'image/svg+xml' }) : await pngBlob(svg, title);
    if (blob) saveBlob(blob, fileNameOf(title, kind));
    else showToast({ title: 'The browser could not draw this chart as a PNG. Save it as SVG.' });
  };
  return (
    <figure aria-labelledby={`${id}-title`} className={cx('m-0 flex min-w-0 flex-col gap-1.5', className)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <figcaption
          id={`${id}-title`}
          className={hideTitle ? 'sr-only' : 'min-w-0 font-medium text-ink text-sm'}
        >
          {title}
        </figcaption>
        {controls}
        <span className="ml-auto flex gap-1">
          <Button
            size="sm"
            variant="quiet"
            aria-label={`Save “${title}” as SVG`}
            onPress={() => void save('svg')}
          >
            SVG
          </Button>
          <Button
            size="sm"
            variant="quiet"
            aria-label={`Save “${title}” as PNG`}
            onPress={() => void save('png')}
          >
            PNG
          </Button>
        </span>
      </div>
      {/* Its drawing is as wide as it was measured: it must not hold wide what stands around it. */}
      <div ref={measure} className="min-w-0 overflow-x-auto contain-inline-size">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing with parts that can be chosen is a group. */}
        <svg
          ref={drawing}
          role="group"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-summary`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className="block"
        >
          <g transform={`translate(${left} ${top})`}>
            {measured === null ? null : children({ ...inner, x: [0, inner.width], y: [inner.height, 0] })}
          </g>
        </svg>
      </div>
      {legend}
      <p id={`${id}-summary`} className="text-ink-muted text-xs leading-4">
        {summary}
      </p>
      <NumbersTable title={title} numbers={numbers} />
    </figure>
  );
}

function NumbersTable({ title, numbers }: Pick<PlotFrameProps, 'title' | 'numbers'>) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure title="The numbers as a table" onOpenChange={setOpen}>
      {open ? <ChartTable caption={`${title}, as a table`} numbers={numbers()} /> : null}
    </Disclosure>
  );
}
