/** What a drawing is made of: names, and pairs of them from what comes first to what follows. */
export interface DrawnGraph {
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

interface Box {
  readonly name: string;
  readonly layer: number;
  x: number;
  readonly width: number;
}

const BOX_HEIGHT = 3;
const LAYER_GAP = 3;
const BOX_GAP = 4;

/** A graph in characters: boxes in layers, what follows below, `*` for the lines between. */
export function drawGraph(graph: DrawnGraph): string {
  const layers = layersOf(graph);
  const boxes = new Map<string, Box>();
  layers.forEach((names, layer) => {
    let x = 0;
    for (const name of names) {
      const width = [...name].length + 4;
      boxes.set(name, { name, layer, x, width });
      x += width + BOX_GAP;
    }
  });
  const total = Math.max(0, ...[...boxes.values()].map((box) => box.x + box.width));
  for (const names of layers) {
    const last = boxes.get(names.at(-1)!)!;
    const shift = Math.floor((total - last.x - last.width) / 2);
    for (const name of names) boxes.get(name)!.x += shift;
  }
  const canvas = new Canvas(total, layers.length * (BOX_HEIGHT + LAYER_GAP) - LAYER_GAP);
  for (const [from, to] of graph.edges) canvas.line(boxes.get(from)!, boxes.get(to)!);
  for (const box of boxes.values()) canvas.box(box);
  return canvas.text();
}

/** Each name one layer below the lowest that it follows; within a layer near the middle of what it follows. */
function layersOf({ nodes, edges }: DrawnGraph): string[][] {
  const depth = new Map(nodes.map((name) => [name, 0]));
  for (let round = 0; round < nodes.length; round++) {
    let isSettled = true;
    for (const [from, to] of edges)
      if (depth.get(to)! <= depth.get(from)!) {
        depth.set(to, depth.get(from)! + 1);
        isSettled = false;
      }
    if (isSettled) break;
  }
  const layers: string[][] = [];
  for (const name of nodes) {
    const layer = depth.get(name)!;
    layers[layer] = [...(layers[layer] ?? []), name];
  }
  const place = new Map<string, number>();
  for (const names of layers) {
    const middle = (name: string): number => {
      const above = edges.filter(([, to]) => to === name).map(([from]) => place.get(from) ?? 0);
      return above.length === 0
        ? names.indexOf(name)
        : above.reduce((sum, one) => sum + one, 0) / above.length;
    };
    const middles = new Map(names.map((name) => [name, middle(name)]));
    names.sort((a, b) => middles.get(a)! - middles.get(b)!);
    for (const [index, name] of names.entries()) place.set(name, index);
  }
  return layers;
}

class Canvas {
  readonly #cells: string[][];

  constructor(width: number, height: number) {
    this.#cells = Array.from({ length: height }, () => Array<string>(width).fill(' '));
  }

  #put(x: number, y: number, char: string): void {
    const row = this.#cells[y];
    if (row && x >= 0 && x < row.length) row[x] = char;
  }

  box({ name, layer, x, width }: Box): void {
    const top = layer * (BOX_HEIGHT + LAYER_GAP);
    const rule = `+${'-'.repeat(width - 2)}+`;
    [rule, `| ${name} |`, rule].forEach((text, row) => {
      for (const [column, char] of [...text].entries()) this.#put(x + column, top + row, char);
    });
  }

  /** From the bottom of one box to the top of another. */
  line(from: Box, to: Box): void {
    const [x0, y0] = [
      from.x + Math.floor(from.width / 2),
      from.layer * (BOX_HEIGHT + LAYER_GAP) + BOX_HEIGHT,
    ];
    const [x1, y1] = [to.x + Math.floor(to.width / 2), to.layer * (BOX_HEIGHT + LAYER_GAP) - 1];
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
    for (let step = 0; step <= steps; step++)
      this.#put(
        Math.round(x0 + ((x1 - x0) * step) / steps),
        Math.round(y0 + ((y1 - y0) * step) / steps),
        '*',
      );
  }

  text(): string {
    return this.#cells.map((row) => row.join('').trimEnd()).join('\n');
  }
}
