import { describe, expect, it } from 'vitest';
import { dollarColumn, dollars } from './dollars';

describe('dollars', () => {
  it.each([
    [71_424_000, '$71.42'],
    [96_000, '$0.0960'],
    [0, '$0.00'],
    [1_234_567_890_000, '$1,234,567.89'],
  ])('%s micro-dollars', (micro, text) => expect(dollars(micro)).toBe(text));

  it('shows parts that add up to the total that is shown', () => {
    expect(dollarColumn([1_333_333, 1_333_333, 1_333_334])).toEqual({
      parts: ['$1.33', '$1.33', '$1.34'],
      total: '$4.00',
    });
    expect(dollarColumn([40, 40, 40])).toEqual({
      parts: ['$0.0001', '$0.0000', '$0.0000'],
      total: '$0.0001',
    });
  });
});
