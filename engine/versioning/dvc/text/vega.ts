import type { PyValue } from '../../../core/python-text';
import type { PlotData } from '../compare/plots';
import { DvcError } from '../errors';

const axis = (field: string, title: string, type: string): PyValue => ({ field, title, type });

/** What each template draws, beside its data. */
const TEMPLATES: Readonly<Record<string, (plot: PlotData) => { readonly [key: string]: PyValue }>> = {
  linear: ({ style }) => ({
    mark: { type: 'line' },
    encoding: {
      x: axis(style.x, style.xLabel, 'quantitative'),
      y: { field: style.y, title: style.yLabel, type: 'quantitative', scale: { zero: false } },
      color: { field: 'rev', type: 'nominal' },
    },
  }),
  scatter: ({ style }) => ({
    mark: { type: 'point', filled: true },
    encoding: {
      x: axis(style.x, style.xLabel, 'quantitative'),
      y: axis(style.y, style.yLabel, 'quantitative'),
      color: { field: 'rev', type: 'nominal' },
    },
  }),
  bar_horizontal: ({ style }) => ({
    mark: { type: 'bar' },
    encoding: {
      x: axis(style.x, style.xLabel, 'quantitative'),
      y: { field: style.y, title: style.yLabel, type: 'nominal', sort: '-x' },
      yOffset: { field: 'rev' },
      color: { field: 'rev', type: 'nominal' },
    },
  }),
  confusion: ({ style }) => ({
    facet: { field: 'rev', type: 'nominal' },
    spec: {
      mark: 'rect',
      encoding: {
        x: axis(style.x, style.xLabel, 'nominal'),
        y: axis(style.y, style.yLabel, 'nominal'),
        color: { aggregate: 'count', type: 'quantitative' },
      },
    },
  }),
};

/** A plot in the language of Vega-Lite. @throws DvcError for a template that the lab does not have. */
export function vegaSpec(plot: PlotData): PyValue {
  const name = plot.style.template === 'simple' ? 'linear' : plot.style.template;
  const template = TEMPLATES[name];
  if (!template)
    throw new DvcError(
      `Template '${plot.style.template}' not found. The lab has: ${Object.keys(TEMPLATES).join(', ')}.`,
    );
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    data: { values: plot.points.map((point) => ({ ...point })) },
    title: plot.style.title,
    width: 300,
    height: 300,
    ...template(plot),
  };
}
