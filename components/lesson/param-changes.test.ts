import { describe, expect, it } from 'vitest';
import { paramChanges } from './param-changes';

describe('what an experiment changes', () => {
  const start = { learningRate: 0.001, layers: [64, 32], epochs: 60 };

  it('leaves out what is as at the start, lists too', () => {
    expect(paramChanges(start, { learningRate: 0.1, layers: [64, 32], epochs: 60 })).toEqual([
      { name: 'learningRate', value: '0.1', before: '0.001' },
    ]);
  });

  it('names what the start does not have', () => {
    expect(paramChanges(start, { l2: 0.01 })).toEqual([{ name: 'l2', value: '0.01', before: undefined }]);
  });
});
