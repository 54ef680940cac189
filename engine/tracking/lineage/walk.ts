import type { Lineage, LineageNode } from './types';

/** What stands directly before and behind a node. */
export interface Neighbours {
  /** What it comes from. */
  readonly sources: readonly LineageNode[];
  /** What comes from it. */
  readonly products: readonly LineageNode[];
}

function nodesOf({ nodes }: Lineage, ids: readonly string[]): LineageNode[] {
  const wanted = new Set(ids);
  return nodes.filter(({ id }) => wanted.has(id));
}

/** The nodes one step away, in both directions. */
export function neighbours(lineage: Lineage, id: string): Neighbours {
  const { edges } = lineage;
  return {
    sources: nodesOf(
      lineage,
      edges.filter(({ from }) => from === id).map(({ to }) => to),
    ),
    products: nodesOf(
      lineage,
      edges.filter(({ to }) => to === id).map(({ from }) => from),
    ),
  };
}

/** Part of a lineage: some nodes, and the edges and gaps among them. */
function part({ nodes, edges, gaps }: Lineage, ids: ReadonlySet<string>): Lineage {
  return {
    nodes: nodes.filter(({ id }) => ids.has(id)),
    edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    gaps: gaps.filter(({ node }) => ids.has(node)),
  };
}

function reach(edges: Lineage['edges'], start: string, direction: 'sources' | 'products'): Set<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [a, b] = direction === 'sources' ? [from, to] : [to, from];
    next.set(a, [...(next.get(a) ?? []), b]);
  }
  const seen = new Set([start]);
  for (const id of seen) for (const one of next.get(id) ?? []) seen.add(one);
  return seen;
}

/** All that a node comes from, with the node itself: who asks "which code and data made this?". */
export const upstream = (lineage: Lineage, id: string): Lineage =>
  part(lineage, reach(lineage.edges, id, 'sources'));

/** All that came of a node, with the node itself: who asks "what is wrong if this data was?". */
export const downstream = (lineage: Lineage, id: string): Lineage =>
  part(lineage, reach(lineage.edges, id, 'products'));

/** The whole trail through a node: all that it comes from, and all that came of it. */
export const trail = (lineage: Lineage, id: string): Lineage =>
  part(lineage, new Set([...reach(lineage.edges, id, 'sources'), ...reach(lineage.edges, id, 'products')]));
