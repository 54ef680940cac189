import { Graph, layout } from '@dagrejs/dagre';
import type { GraphNode } from '@/engine/ci/views/run-page';

/** Pixels of a box: its width, its head, each of its jobs. */
const BOX = { width: 216, head: 26, leg: 30, padding: 6 };
/** So many jobs of one matrix are drawn; the table has all of them. */
export const MOST_LEGS = 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a box stands: its middle and size, in pixels from the top left. */
export interface BoxPlace extends Point {
  readonly width: number;
  readonly height: number;
}

export interface RunLayout {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<string, BoxPlace>;
  /** What needs what, with the points of the line from one to the other. */
  readonly lines: readonly {
    readonly from: string;
    readonly to: string;
    readonly points: readonly Point[];
  }[];
}

/** The jobs of a run from the left to the right. The same jobs always stand the same way. */
export function layOutRun(graph: readonly GraphNode[]): RunLayout {
  const drawing = new Graph({ multigraph: false });
  drawing.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 44, marginx: 8, marginy: 8 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const { id, jobs } of graph) {
    const legs = Math.min(jobs.length, MOST_LEGS) + (jobs.length > MOST_LEGS ? 1 : 0);
    const height = jobs.length > 1 ? BOX.head + legs * BOX.leg + BOX.padding : BOX.leg + BOX.padding * 2;
    drawing.setNode(id, { width: BOX.width, height });
  }
  const arrows = graph.flatMap(({ id, needs }) => needs.map((need) => ({ from: need, to: id })));
  for (const { from, to } of arrows) drawing.setEdge(from, to);
  layout(drawing);
  const { width = 0, height = 0 } = drawing.graph() as { width?: number; height?: number };
  const places = new Map(graph.map(({ id }) => [id, drawing.node(id) as BoxPlace]));
  return {
    width,
    height,
    places,
    lines: arrows.map(({ from, to }) => {
      const between = (drawing.edge(from, to) as { points: Point[] }).points.slice(1, -1);
      return { from, to, points: [side(places.get(from)!, 1), ...between, side(places.get(to)!, -1)] };
    }),
  };
}

/** The middle of the right (1) or left (-1) side of a box: a line that is read from left to right begins and ends there. */
const side = ({ x, y, width }: BoxPlace, direction: 1 | -1): Point => ({
  x: x + (direction * width) / 2,
  y,
});

/** The jobs in the order in which the arrow keys go through a column. */
const drawn = (node: GraphNode): readonly number[] => node.jobs.slice(0, MOST_LEGS);

/**
 * Where an arrow key leads from a job: right to what needs it, left to what it needs, up and down to its neighbours in the
 * same column, Home and End to the first and last; null: nowhere.
 */
export function neighbourJob(graph: readonly GraphNode[], job: number, key: string): number | null {
  const node = graph.find(({ jobs }) => jobs.includes(job));
  if (node === undefined) return null;
  const first = (one: GraphNode | undefined) => (one === undefined ? null : (drawn(one)[0] ?? null));
  const inOrder = [...graph].sort((a, b) => a.stage - b.stage).flatMap(drawn);
  if (key === 'Home') return inOrder[0] ?? null;
  if (key === 'End') return inOrder.at(-1) ?? null;
  if (key === 'ArrowRight') return first(graph.find(({ needs }) => needs.includes(node.id)));
  if (key === 'ArrowLeft') return first(graph.find(({ id }) => node.needs.includes(id)));
  const column = graph.filter(({ stage }) => stage === node.stage).flatMap(drawn);
  const at = column.indexOf(job);
  if (key === 'ArrowDown') return column[at + 1] ?? null;
  return key === 'ArrowUp' ? (column[at - 1] ?? null) : null;
}
