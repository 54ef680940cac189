import type { PipelineNode, PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';

/** A box of the drawing: a stage, the stages of one `foreach` or `matrix` together, data, or a file. */
export interface GraphBox {
  /** Unique in the drawing. */
  readonly id: string;
  readonly kind: 'stage' | 'group' | 'data' | 'file' | 'params';
  readonly title: string;
  /** The stages (or data) that it stands for; of a file: none. */
  readonly nodes: readonly PipelineNode[];
  /** Set for a stage of an opened group. */
  readonly group?: string;
}

/** An arrow of the drawing. */
export interface GraphArrow {
  readonly from: string;
  readonly to: string;
  /** The files that go along it. */
  readonly paths: readonly string[];
}

/** What is drawn. */
export interface GraphModel {
  readonly boxes: readonly GraphBox[];
  readonly arrows: readonly GraphArrow[];
}

/** How a pipeline is drawn. */
export interface GraphOptions {
  /** Groups whose stages are drawn one by one; all others are one box. */
  readonly opened: ReadonlySet<string>;
  /** Whether files and parameters have boxes of their own. */
  readonly hasFiles: boolean;
}

/** A group by the file that it stands in and its name. */
export const groupKey = ({ file, group }: Pick<PipelineNode, 'file' | 'group'>): string => `${file}:${group}`;

/** The boxes and arrows of a pipeline. */
export function graphModel({ nodes, edges }: PipelineView, { opened, hasFiles }: GraphOptions): GraphModel {
  const boxes = new Map<string, GraphBox>();
  const boxOf = new Map<string, string>();
  for (const node of nodes) {
    const isGrouped = node.group !== null && !opened.has(groupKey(node));
    const id = isGrouped ? `group ${groupKey(node)}` : `node ${node.name}`;
    const before = boxes.get(id);
    boxOf.set(node.name, id);
    boxes.set(id, {
      id,
      kind: isGrouped ? 'group' : node.isData ? 'data' : 'stage',
      title: isGrouped ? node.group! : node.isData ? (node.outs[0]?.path ?? node.name) : node.name,
      nodes: [...(before?.nodes ?? []), node],
      ...(node.group !== null && !isGrouped && { group: groupKey(node) }),
    });
  }
  const arrows = new Map<string, GraphArrow>();
  const connect = (from: string, to: string, path: string) => {
    const key = `${from}\n${to}`;
    const paths = new Set(arrows.get(key)?.paths).add(path);
    if (from !== to) arrows.set(key, { from, to, paths: [...paths] });
  };
  if (!hasFiles) {
    for (const { from, to, path } of edges) connect(boxOf.get(from)!, boxOf.get(to)!, path);
    return { boxes: [...boxes.values()], arrows: [...arrows.values()] };
  }
  const file = (path: string, kind: 'file' | 'params') => {
    const id = `${kind} ${path}`;
    if (!boxes.has(id)) boxes.set(id, { id, kind, title: path, nodes: [] });
    return id;
  };
  const made = new Map<string, string>();
  for (const node of nodes)
    for (const { path } of node.outs) {
      const id = node.isData ? boxOf.get(node.name)! : file(path, 'file');
      made.set(path, id);
      connect(boxOf.get(node.name)!, id, path);
    }
  const sources = new Map<string, string[]>();
  for (const { to, path } of edges) sources.set(to, [...(sources.get(to) ?? []), path]);
  for (const node of nodes) {
    const to = boxOf.get(node.name)!;
    const from = sources.get(node.name) ?? [];
    for (const path of from) if (made.has(path)) connect(made.get(path)!, to, path);
    // A file inside or around the output of a stage comes from there already.
    const touches = (path: string) =>
      from.some((one) => one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`));
    for (const path of node.deps) if (!touches(path)) connect(file(path, 'file'), to, path);
    for (const { file: path, key } of node.values) if (!touches(path)) connect(file(path, 'params'), to, key);
  }
  return { boxes: [...boxes.values()], arrows: [...arrows.values()] };
}

/** What a box shows that stands for several stages: what most needs to be known of them. */
export function worstAct(nodes: readonly PipelineNode[]): PipelineNode['act'] {
  const order: readonly PipelineNode['act'][] = [
    'fail',
    'blocked',
    'run',
    'restore',
    'depends',
    'verify',
    'skip',
  ];
  return order.find((act) => nodes.some((node) => node.act === act)) ?? 'skip';
}
