import type uPlot from 'uplot';
import type { ChartTheme } from './chart-theme';
import { OVERLAY_LETTERS } from './compare-runs';
import { type CurveLine, type CurvesModel, valueRange } from './curves-model';
import { formatValue } from './measures';

interface ChartSettings {
  readonly width: number;
  readonly height: number;
  readonly scale: 'linear' | 'log';
  readonly theme: ChartTheme;
}

/** Dashes tell earlier runs apart without colour. */
const EARLIER_DASHES = [
  [9, 5],
  [2, 4],
  [12, 4, 2, 4],
];

/** The options of a uPlot chart of curves; `model` gives the newest one at every draw. */
export function chartOptions(model: () => CurvesModel, settings: ChartSettings): uPlot.Options {
  const { width, height, scale, theme } = settings;
  const axis = {
    stroke: theme.muted,
    font: theme.font,
    grid: { stroke: theme.line, width: 1 },
    ticks: { stroke: theme.line, width: 1, size: 4 },
  };
  const unit = model().unit;
  return {
    width,
    height,
    padding: [10, 18, 0, 4],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false, range: () => [1, model().epochs] },
      y: { distr: scale === 'log' ? 3 : 1, range: () => [...valueRange(model(), scale)] },
    },
    axes: [
      {
        ...axis,
        label: 'epoch',
        labelFont: theme.font,
        labelSize: 18,
        size: 26,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200],
      },
      {
        ...axis,
        size: 62,
        values: (_chart, splits) => splits.map((value) => (value === null ? '' : formatValue(value, unit))),
      },
    ],
    series: [{ label: 'epoch' }, ...model().lines.map((line) => seriesStyle(line, theme))],
    hooks: { draw: [(chart) => drawMarks(chart, model(), theme)] },
  };
}

function seriesStyle(line: CurveLine, theme: ChartTheme): uPlot.Series {
  const common = { label: line.label, points: { show: false }, spanGaps: false };
  if (line.role === 'held-out') return { ...common, stroke: theme.accent, width: 2.5 };
  if (line.role === 'training') return { ...common, stroke: theme.ink, width: 1.25 };
  return {
    ...common,
    stroke: theme.faint,
    width: 1.5,
    dash: EARLIER_DASHES[line.order % EARLIER_DASHES.length],
  };
}

/** The baseline as a level line, the best epoch as an upright one, and the letters of earlier runs at their ends. */
function drawMarks(chart: uPlot, model: CurvesModel, theme: ChartTheme): void {
  const { ctx, bbox } = chart;
  const ratio = ctx.canvas.width / chart.width;
  ctx.save();
  ctx.font = theme.font.replace(/^(\d+)px/, (_all, size: string) => `${Number(size) * ratio}px`);
  ctx.lineWidth = ratio;
  if (model.baseline !== null) {
    const y = Math.round(chart.valToPos(model.baseline, 'y', true));
    stroke(ctx, theme.ink, [2 * ratio, 3 * ratio], [bbox.left, y, bbox.left + bbox.width, y]);
    ctx.textAlign = 'right';
    writeOver(
      ctx,
      `linear baseline ${formatValue(model.baseline, model.unit)}`,
      [bbox.left + bbox.width - 4 * ratio, y - 9 * ratio],
      { ink: theme.ink, paper: theme.surface, ratio },
    );
  }
  if (model.best !== null) {
    const x = Math.round(chart.valToPos(model.best.epoch, 'x', true));
    const y = Math.round(chart.valToPos(model.best.value, 'y', true));
    stroke(ctx, theme.accent, [4 * ratio, 4 * ratio], [x, bbox.top, x, bbox.top + bbox.height]);
    ctx.fillStyle = theme.surface;
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2 * ratio;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(x, y, 4 * ratio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    const right = x > bbox.left + bbox.width * 0.75;
    ctx.textAlign = right ? 'right' : 'left';
    writeOver(ctx, `best: ${model.best.epoch}`, [x + (right ? -6 : 6) * ratio, bbox.top + 12 * ratio], {
      ink: theme.accent,
      paper: theme.surface,
      ratio,
    });
  }
  ctx.fillStyle = theme.muted;
  ctx.textAlign = 'left';
  for (const line of model.lines) {
    if (line.role !== 'earlier') continue;
    const at = line.values.findLastIndex((value) => value !== null);
    const value = line.values[at];
    if (value === null || value === undefined) continue;
    ctx.fillText(
      OVERLAY_LETTERS[line.order] ?? '',
      chart.valToPos(at + 1, 'x', true) + 3 * ratio,
      chart.valToPos(value, 'y', true) + 4 * ratio,
    );
  }
  ctx.restore();
}

function stroke(
  ctx: CanvasRenderingContext2D,
  colour: string,
  dash: number[],
  [fromX, fromY, toX, toY]: readonly [number, number, number, number],
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = ctx.canvas.width / ctx.canvas.clientWidth || 1;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}

/** Text with a rim of the paper's colour, so that lines under it do not cross it. */
function writeOver(
  ctx: CanvasRenderingContext2D,
  text: string,
  [x, y]: readonly [number, number],
  { ink, paper, ratio }: { readonly ink: string; readonly paper: string; readonly ratio: number },
): void {
  ctx.setLineDash([]);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3 * ratio;
  ctx.strokeStyle = paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}
