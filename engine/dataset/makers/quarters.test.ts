import { expect, it } from 'vitest';
import { QuartersMakerError, quarters } from './quarters';

const source = `quarter,candidate,wrong\n${Array.from({ length: 9 }, (_, i) => `q${i},A,${i}\nq${i},B,${i * 10}`).join('\n')}\n`;

it('draws whole quarters by the seed, and numbers them anew', () => {
  const make = (seed: string) => quarters.make({ source, seed }, { quarters: 4 });
  const lines = make('me').trim().split('\n');
  expect(lines[0]).toBe('quarter,candidate,wrong');
  expect(lines.slice(1).map((line) => line.slice(0, 3))).toEqual([
    '1,A',
    '1,B',
    '2,A',
    '2,B',
    '3,A',
    '3,B',
    '4,A',
    '4,B',
  ]);
  const wrong = lines.slice(1).map((line) => Number(line.split(',')[2]));
  for (let i = 0; i < 8; i += 2) expect(wrong[i + 1]).toBe(wrong[i]! * 10);
  expect(make('me')).toBe(make('me'));
  expect(make('me')).not.toBe(make('somebody else'));
});

it('says what it lacks', () => {
  expect(() => quarters.make({ seed: 'me' }, { quarters: 4 })).toThrow(QuartersMakerError);
  expect(() => quarters.make({ source, seed: 'me' }, { quarters: 10 })).toThrow('has 9 quarters, and 10');
  expect(() => quarters.make({ source: 'a,b\n1,2', seed: 'me' }, { quarters: 1 })).toThrow('“a”');
});
