import { describe, expect, test } from 'vitest';
import type { PlotData } from '@/engine/versioning/dvc/compare/plots';
import { bars, confusion, extentOf, kindOf, series } from './plot-points';

const plot = (template: string, points: PlotData['points']): PlotData => ({
  id: 'p.csv',
  style: { template, title: 'p', x: 'x', y: 'y', xLabel: 'x', yLabel: 'y' },
  revisions: ['workspace', 'HEAD'],
  points,
});

describe('the points of a plot', () => {
  test('are numbers by revision, whatever else stands between them', () => {
    const data = plot('linear', [
      { x: '0', y: '1.5', rev: 'workspace' },
      { x: '1', y: '', rev: 'workspace' },
      { x: 2, y: 3, rev: 'HEAD' },
    ]);
    expect(series(data)).toEqual([
      { revision: 'workspace', points: [{ x: 0, y: 1.5 }] },
      { revision: 'HEAD', points: [{ x: 2, y: 3 }] },
    ]);
    expect([kindOf(data), kindOf(plot('scatter', [])), kindOf(plot('smooth', []))]).toEqual([
      'line',
      'scatter',
      'line',
    ]);
    expect([extentOf([3, 1, 2]), extentOf([])]).toEqual([
      [1, 3],
      [0, 1],
    ]);
  });

  test('are counted for a confusion matrix, and bars by their name', () => {
    const data = plot('confusion', [
      { x: 'a', y: 'a', rev: 'workspace' },
      { x: 'a', y: 'a', rev: 'workspace' },
      { x: 'b', y: 'a', rev: 'HEAD' },
    ]);
    const { across, down, cells, most } = confusion(data, 'workspace');
    expect([kindOf(data), across, down, cells.map(({ count }) => count), most]).toEqual([
      'confusion',
      ['a', 'b'],
      ['a'],
      [2, 0],
      2,
    ]);
    expect(bars(plot('bar_horizontal', [{ x: '2', y: 'age', rev: 'HEAD' }]))).toEqual([
      { name: 'age', revision: 'HEAD', value: 2 },
    ]);
  });
});
