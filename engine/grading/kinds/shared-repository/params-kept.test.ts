import { describe, expect, it } from 'vitest';
import { filesWithMarkers } from './conflict-markers';
import { lostValues, valuesIn } from './params-kept';

describe('the values of a file of parameters', () => {
  it.each([
    ['{"rate": 1}', { rate: 1 }],
    ['{\n<<<<<<< HEAD\n"rate": 1\n=======\n"rate": 2\n>>>>>>> main\n}', null],
    ['{"rate": 1,}', null],
    ['[1]', null],
  ])('are read from %j', (text, expected) => {
    expect(valuesIn({ 'params.json': text }, 'params.json')).toEqual(expected);
  });

  it('are not there without the file', () => {
    expect(valuesIn({}, 'params.json')).toBeNull();
  });

  it('are lost when they are gone or others, whatever else there is', () => {
    expect(lostValues({ rate: 1, list: [1, 2], more: 0 }, { rate: 1, list: [1, 2] })).toBeNull();
    expect(lostValues({ rate: 2 }, { rate: 1, epochs: 3 })).toBe(
      'rate is 2, not 1; epochs is not there, not 3',
    );
  });
});

describe('markers of a conflict', () => {
  it('are told from a line of equals signs and from text that shows one marker', () => {
    const files = {
      'a.json': '<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> main\n',
      'b.md': 'Title\n=======\n',
      'c.ts': "const marker = '<<<<<<< ';\n",
      'd.txt': '1\n=======\n2\n>>>>>>> main\n',
    };
    expect(filesWithMarkers(files)).toEqual(['a.json', 'd.txt']);
  });
});
