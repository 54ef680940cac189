import { Graph, layout } from '@dagrejs/dagre';
import type { GraphModel } from './graph-model';

/** A place in the drawing, pixels from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a box stands: its middle and size. */
export interface Place extends Point {
  readonly width: number;
  readonly height: number;
}

/** A laid out drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<string, Place>;
  /** The points of each arrow, in the order of the model's. */
  readonly lines: readonly (readonly Point[])[];
}

/** Pixels of a box, by what it is. */
const STAGE = { width: 196, height: 52 };
const FILE = { width: 150, height: 28 };

/** Which way the arrows lead. */
export type Direction = 'down' | 'right';

/** Lays a pipeline out along a direction. The same pipeline is always laid out the same way. */
export function layOut({ boxes, arrows }: GraphModel, direction: Direction): Layout {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({
    rankdir: direction === 'down' ? 'TB' : 'LR',
    nodesep: direction === 'down' ? 28 : 16,
    ranksep: 40,
    marginx: 16,
    marginy: 12,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of boxes)
    graph.setNode(id, { ...(kind === 'file' || kind === 'params' ? FILE : STAGE) });
  for (const { from, to } of arrows) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const places = new Map(boxes.map(({ id }) => [id, graph.node(id) as Place]));
  const lines = arrows.map(({ from, to }) => (graph.edge(from, to) as { points: Point[] }).points);
  return { width, height, places, lines };
}

/** A curve through points, as the path of an SVG. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const parts = rest.map((point, i) =>
    i < rest.length - 1 ? `Q${at(point)} ${at(middle(point, rest[i + 1]!))}` : `L${at(point)}`,
  );
  return `M${at(first)}${parts.join('')}`;
}

/** The keys that follow the arrows, lead back, and go beside, by direction. */
const KEYS = {
  down: { along: 'ArrowDown', back: 'ArrowUp', before: 'ArrowLeft', behind: 'ArrowRight' },
  right: { along: 'ArrowRight', back: 'ArrowLeft', before: 'ArrowUp', behind: 'ArrowDown' },
} as const;

/** Where a key leads from a box: along the arrows and back, else to the nearest box beside it; null: nowhere. */
export function neighbour(
  { arrows }: GraphModel,
  places: Layout['places'],
  direction: Direction,
  id: string,
  key: string,
): string | null {
  const here = places.get(id);
  if (!here) return null;
  const { along, back, before, behind } = KEYS[direction];
  const nearest = (ids: readonly string[]) =>
    [...ids].sort((a, b) => distance(places.get(a)!, here) - distance(places.get(b)!, here))[0] ?? null;
  if (key === along) return nearest(arrows.filter(({ from }) => from === id).map(({ to }) => to));
  if (key === back) return nearest(arrows.filter(({ to }) => to === id).map(({ from }) => from));
  // Across the direction and along it.
  const axes = ({ x, y }: Point) => (direction === 'down' ? [x, y] : [y, x]);
  const [across = 0, rank = 0] = axes(here);
  const isBeside = (place: Place) => {
    const [other = 0, level = 0] = axes(place);
    return Math.abs(level - rank) < BESIDE && (key === before ? other < across : other > across);
  };
  if (key === before || key === behind)
    return nearest([...places].filter(([, place]) => isBeside(place)).map(([one]) => one));
  const inOrder = [...places].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([one]) => one);
  if (key === 'Home') return inOrder[0] ?? null;
  return key === 'End' ? (inOrder.at(-1) ?? null) : null;
}

/** Boxes whose middles differ by less than this along the direction stand beside each other, in pixels. */
const BESIDE = 30;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
