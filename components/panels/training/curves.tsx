'use client';

import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onThemeChange, readChartTheme } from './chart-theme';
import { type CurvesModel, columnsOf } from './curves-model';
import { chartOptions } from './uplot-options';

/** What can be asked of a drawn chart. */
export interface CurvesHandle {
  /** The chart as a PNG on the surface's colour, or null before it is drawn. */
  toPng(): Promise<Blob | null>;
}

export interface CurvesProps {
  readonly model: CurvesModel;
  readonly scale: 'linear' | 'log';
  /** Pixels. */
  readonly height: number;
  /** What the chart shows, for those who cannot see it. */
  readonly summary: string;
  readonly ref?: React.Ref<CurvesHandle>;
}

/** Loss curves on a canvas, redrawn in place as epochs come in. */
export function Curves({ model, scale, height, summary, ref }: CurvesProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef(model);
  latest.current = model;
  const [width, setWidth] = useState(0);
  const [theme, setTheme] = useState(0);
  // A new set of lines, scale or theme needs a new chart; new points do not.
  const shape = `${model.lines.map((line) => `${line.role}:${line.id}`).join('|')}/${model.unit}/${scale}/${theme}`;

  useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for what the chart is built from.
  useEffect(() => {
    const element = box.current;
    if (!element || width === 0) return;
    const options = chartOptions(() => latest.current, {
      width,
      height,
      scale,
      theme: readChartTheme(element),
    });
    const made = new uPlot(options, columnsOf(latest.current) as uPlot.AlignedData, element);
    chart.current = made;
    return () => {
      made.destroy();
      chart.current = null;
    };
  }, [shape, width, height]);

  useEffect(() => {
    chart.current?.setData(columnsOf(model) as uPlot.AlignedData);
  }, [model]);

  useImperativeHandle(ref, () => ({
    toPng: () => pngOf(chart.current, box.current),
  }));

  return <div ref={box} role="img" aria-label={summary} className="w-full" style={{ minHeight: height }} />;
}

async function pngOf(chart: uPlot | null, element: Element | null): Promise<Blob | null> {
  if (!chart || !element) return null;
  const source = chart.ctx.canvas;
  const canvas = document.createElement('canvas');
  canvas.width = source.width;
  canvas.height = source.height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = readChartTheme(element).surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
