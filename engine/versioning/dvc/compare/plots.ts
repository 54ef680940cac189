import { csvParseRows, tsvParseRows } from 'd3-dsv';
import { PyFloat } from '../../../core/python-text';
import { DvcError } from '../errors';
import { readDataFile } from '../pipeline/params-file';
import type { Repository } from '../repo/repository';
import type { Snapshot } from '../repo/snapshot';
import { type Data, type DataMap, isMap } from '../text/data';
import { isWithin, joinPath } from '../text/paths';

/** How a plot is drawn. */
export interface PlotStyle {
  readonly template: string;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** A point of a plot: its columns, and `rev` for where it is from. */
export type PlotPoint = Readonly<Record<string, string | number | boolean | null>>;

/** One plot with the points of every revision that has it. */
export interface PlotData {
  /** The path, or the id of a plot of `dvc.yaml`'s top. */
  readonly id: string;
  readonly style: PlotStyle;
  readonly revisions: readonly string[];
  readonly points: readonly PlotPoint[];
}

interface PlotSpec {
  readonly id: string;
  /** Files and, of each, the columns for y; none: the last one. */
  readonly sources: readonly { readonly path: string; readonly y?: string }[];
  readonly props: DataMap;
}

/** The column that counts points, where a plot names none for x. */
const STEP = 'step';

/** The plots of some states of the project, file by file. @throws DvcError for a file that is no table. */
export async function readPlots(
  repo: Repository,
  snapshots: readonly Snapshot[],
  targets: readonly string[],
): Promise<PlotData[]> {
  const specs = new Map<string, PlotSpec>();
  for (const snapshot of snapshots)
    for (const spec of specsOf(repo, snapshot)) if (!specs.has(spec.id)) specs.set(spec.id, spec);
  const chosen =
    targets.length === 0 ? [...specs.values()] : targets.flatMap((target) => specsNamed(repo, specs, target));
  const plots: PlotData[] = [];
  for (const spec of chosen) {
    const plot = await readPlot(repo, snapshots, spec);
    if (plot) plots.push(plot);
  }
  return plots;
}

/** The plot of an id, else those of a file or folder, else the file itself as a plot. */
function specsNamed(repo: Repository, specs: ReadonlyMap<string, PlotSpec>, target: string): PlotSpec[] {
  const own = specs.get(target);
  if (own) return [own];
  const path = repo.paths.typed(target);
  const found = [...specs.values()].filter((spec) =>
    spec.sources.some((source) => isWithin(path, source.path)),
  );
  return found.length > 0 ? found : [{ id: target, sources: [{ path }], props: new Map() }];
}

function specsOf(repo: Repository, { index }: Snapshot): PlotSpec[] {
  const outs = index.outs
    .filter((out) => out.plot)
    .map(
      (out): PlotSpec => ({
        id: repo.paths.shown(out.path),
        sources: [{ path: out.path }],
        props: out.plot!,
      }),
    );
  const tops = index.extras.flatMap(({ folder, plots }) =>
    plots.map(({ id, props }): PlotSpec => ({ id, sources: sourcesOf(id, props, folder), props })),
  );
  return [...outs, ...tops];
}

/** `y: {file: column}`, `y: {file: [a, b]}`, or a column of the file that the plot is named by. */
function sourcesOf(id: string, props: DataMap, folder: string): PlotSpec['sources'] {
  const y = props.get('y');
  if (!isMap(y)) return [{ path: joinPath(folder, id) }];
  return [...y].flatMap(([path, columns]) =>
    (Array.isArray(columns) ? columns : [columns]).map((column) => ({
      path: joinPath(folder, path),
      y: String(column),
    })),
  );
}

async function readPlot(
  repo: Repository,
  snapshots: readonly Snapshot[],
  spec: PlotSpec,
): Promise<PlotData | undefined> {
  const points: PlotPoint[] = [];
  const revisions: string[] = [];
  let style: PlotStyle | undefined;
  for (const snapshot of snapshots)
    for (const source of spec.sources) {
      const text = await snapshot.readText(source.path);
      if (text === undefined) continue;
      const rows = readTable(text, repo.paths.shown(source.path), spec.props.get('header') !== false);
      if (rows.length === 0) continue;
      style ??= styleOf(spec, source.y, rows[0]!);
      if (!revisions.includes(snapshot.name)) revisions.push(snapshot.name);
      const from = source.y ?? style.y;
      for (const [index, row] of rows.entries())
        points.push({
          ...row,
          [style.y]: row[from] ?? null,
          ...(style.x === STEP && { [STEP]: index }),
          rev: snapshot.name,
        });
    }
  return style && { id: spec.id, style, revisions, points };
}

function styleOf(spec: PlotSpec, y: string | undefined, row: PlotPoint): PlotStyle {
  const text = (key: string): string | undefined => {
    const value = spec.props.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const x = text('x') ?? STEP;
  const column =
    y ??
    text('y') ??
    Object.keys(row)
      .filter((key) => key !== x)
      .at(-1) ??
    '';
  return {
    template: text('template') ?? 'linear',
    title: text('title') ?? spec.id,
    x,
    y: column,
    xLabel: text('x_label') ?? x,
    yLabel: text('y_label') ?? column,
  };
}

/** The rows of a CSV, TSV, JSON or YAML file. @throws DvcError for one that holds no list of mappings. */
function readTable(text: string, shown: string, hasHeader: boolean): PlotPoint[] {
  if (/\.[ct]sv$/.test(shown)) {
    const rows = shown.endsWith('.tsv') ? tsvParseRows(text) : csvParseRows(text);
    const names = hasHeader ? (rows.shift() ?? []) : (rows[0] ?? []).map((_, index) => String(index));
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
  }
  if (!/\.(json|ya?ml)$/.test(shown))
    throw new DvcError(`'${shown}' cannot be drawn: the lab draws CSV, TSV, JSON and YAML files`);
  const list = listIn(readDataFile(text, shown));
  if (list === undefined)
    throw new DvcError(`Could not extract plot data from '${shown}': expected a list of mappings`);
  return list.map((item) => Object.fromEntries([...item].map(([key, value]) => [key, pointValue(value)])));
}

/** The first list of mappings in a value. */
function listIn(data: Data): DataMap[] | undefined {
  if (Array.isArray(data)) return data.every(isMap) && data.length > 0 ? (data as DataMap[]) : undefined;
  if (!isMap(data)) return undefined;
  for (const value of data.values()) {
    const found = listIn(value);
    if (found) return found;
  }
  return undefined;
}

function pointValue(value: Data): string | number | boolean | null {
  if (value instanceof PyFloat) return value.value;
  return Array.isArray(value) || isMap(value) ? null : value;
}
