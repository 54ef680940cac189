import { describe, expect, test } from 'vitest';
import type { PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import { graphModel, worstAct } from './graph-model';
import { curve, layOut, neighbour } from './layout';
import { nodeOf } from './testing/nodes';

const out = (path: string) => ({ path, isCached: true, isMetric: false, isPlot: false });

const VIEW: PipelineView = {
  nodes: [
    nodeOf('raw.csv.dvc', { isData: true, outs: [out('raw.csv')] }),
    nodeOf('prepare', { deps: ['raw.csv', 'prepare.ts'], outs: [out('clean')] }),
    ...['a', 'b'].map((item) =>
      nodeOf(`train@${item}`, {
        group: 'train',
        deps: ['clean/x.csv'],
        values: [{ file: 'params.yaml', key: `train.${item}`, now: '1' }],
        outs: [out(`${item}.json`)],
        act: item === 'a' ? 'run' : 'skip',
      }),
    ),
  ],
  edges: [
    { from: 'raw.csv.dvc', to: 'prepare', path: 'raw.csv' },
    { from: 'prepare', to: 'train@a', path: 'clean' },
    { from: 'prepare', to: 'train@b', path: 'clean' },
  ],
  error: null,
};

describe('the drawing of a pipeline', () => {
  test('puts the stages of a foreach together until it is opened', () => {
    const closed = graphModel(VIEW, { opened: new Set(), hasFiles: false });
    expect(closed.boxes.map(({ kind, title, nodes }) => [kind, title, nodes.length])).toEqual([
      ['data', 'raw.csv', 1],
      ['stage', 'prepare', 1],
      ['group', 'train', 2],
    ]);
    expect(closed.arrows.map(({ paths }) => paths)).toEqual([['raw.csv'], ['clean']]);
    const opened = graphModel(VIEW, { opened: new Set(['dvc.yaml:train']), hasFiles: false });
    expect(opened.boxes.map(({ title }) => title)).toEqual(['raw.csv', 'prepare', 'train@a', 'train@b']);
    expect(worstAct(closed.boxes[2]!.nodes)).toBe('run');
  });

  test('gives files and parameters boxes of their own', () => {
    const model = graphModel(VIEW, { opened: new Set(['dvc.yaml:train']), hasFiles: true });
    expect(model.arrows.map(({ from, to, paths }) => `${from} > ${to}: ${paths.join()}`)).toEqual([
      'node prepare > file clean: clean',
      'node train@a > file a.json: a.json',
      'node train@b > file b.json: b.json',
      'node raw.csv.dvc > node prepare: raw.csv',
      'file prepare.ts > node prepare: prepare.ts',
      'file clean > node train@a: clean',
      'params params.yaml > node train@a: train.a',
      'file clean > node train@b: clean',
      'params params.yaml > node train@b: train.b',
    ]);
  });

  test('is laid out from the top down without boxes over each other, and walked by arrow keys', () => {
    const model = graphModel(VIEW, { opened: new Set(['dvc.yaml:train']), hasFiles: true });
    const { places, lines, width, height } = layOut(model, 'down');
    for (const { from, to } of model.arrows) expect(places.get(from)!.y).toBeLessThan(places.get(to)!.y);
    const all = [...places.values()];
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1))
        expect(
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2,
        ).toBe(true);
    for (const { x, y } of lines.flat()) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
    expect(neighbour(model, places, 'down', 'node raw.csv.dvc', 'ArrowDown')).toBe('node prepare');
    expect(neighbour(model, places, 'down', 'node raw.csv.dvc', 'ArrowUp')).toBeNull();
    const beside =
      neighbour(model, places, 'down', 'node train@a', 'ArrowRight') ??
      neighbour(model, places, 'down', 'node train@a', 'ArrowLeft');
    expect(beside).toBe('node train@b');
    expect(neighbour(model, places, 'down', 'node train@a', 'Enter')).toBeNull();
    const right = layOut(model, 'right').places;
    for (const { from, to } of model.arrows) expect(right.get(from)!.x).toBeLessThan(right.get(to)!.x);
    expect(neighbour(model, right, 'right', 'node raw.csv.dvc', 'ArrowRight')).toBe('node prepare');
    expect(curve(lines[0]!)).toMatch(/^M[\d.]+ [\d.]+/);
  });
});
