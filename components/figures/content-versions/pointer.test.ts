import { describe, expect, it } from 'vitest';
import { md5Of, pointerOf } from './pointer';

describe('pointerOf', () => {
  it('is what DVC writes', () => {
    expect(pointerOf('a.txt', 'hello\n')).toBe(
      'outs:\n- md5: b1946ac92492d2347c6235b4d2611184\n  size: 6\n  hash: md5\n  path: a.txt\n',
    );
  });

  it('names contents: the same bytes, the same name', () => {
    expect(md5Of('area\n1656\n')).toBe(md5Of('area\n1656\n'));
    expect(md5Of('area\n1656\n')).not.toBe(md5Of('area\n1657\n'));
  });
});
