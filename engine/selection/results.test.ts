import { describe, expect, it } from 'vitest';
import { readImportance, readSelected } from './results';

describe('the files of a selection', () => {
  it('are read with what they leave out', () => {
    expect(readImportance('{"error":10,"features":[{"name":"a","mean":1}]}')).toEqual({
      value: { unit: '$', error: 10, features: [{ name: 'a', mean: 1, spread: 0 }] },
    });
    expect(readSelected('{"features":["a"]}')).toEqual({
      value: { unit: '$', features: ['a'], curve: [] },
    });
  });

  it('say where they are wrong', () => {
    expect(readImportance('{')).toMatchObject({ problem: expect.stringContaining('not JSON') });
    expect(readImportance('{"error":1,"features":[{"name":"a"}]}')).toMatchObject({
      problem: expect.stringContaining('features.0.mean'),
    });
    expect(readSelected('[]')).toMatchObject({ problem: expect.stringContaining('the whole file') });
    expect(readSelected('{"features":["a"],"curve":[{"features":[],"error":1}]}')).toHaveProperty('problem');
  });
});
