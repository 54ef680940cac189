import { describe, expect, it } from 'vitest';
import { type FlagSpec, readWords } from './pflag';

const FLAGS: readonly FlagSpec[] = [
  { long: 'detach', short: 'd', kind: 'flag' },
  { long: 'quiet', short: 'q', kind: 'flag' },
  { long: 'name', short: 'n', kind: 'value' },
  { long: 'env', short: 'e', kind: 'list' },
];

const read = (line: string, isStopping?: boolean) => {
  const found = readWords(line.split(' '), FLAGS, isStopping);
  return typeof found === 'string' ? found : [Object.fromEntries(found.values), found.operands.join(' ')];
};

describe('the words of a command, as pflag reads them', () => {
  it.each([
    ['-dq web', { detach: [], quiet: [] }, 'web'],
    ['-dn a b', { detach: [], name: ['a'] }, 'b'],
    ['-na -n=b --name=c --name d', { name: ['a', 'b', 'c', 'd'] }, ''],
    ['--name= x', { name: [''] }, 'x'],
    ['-d --detach=false x', {}, 'x'],
    ['-e A=1 -e B=2', { env: ['A=1', 'B=2'] }, ''],
    ['a - -d -- -q --what', { detach: [] }, 'a - -q --what'],
  ])('%s', (line, values, operands) => {
    expect(read(line)).toEqual([values, operands]);
  });

  it('end at the first operand where a command wants it', () => {
    expect(read('-d web -q --what', true)).toEqual([{ detach: [] }, 'web -q --what']);
  });

  it('keep the order in which values were typed', () => {
    const found = readWords(['-e', 'A', '--name', 'b', '-eC'], FLAGS);
    expect(found).toMatchObject({
      given: [
        { name: 'env', value: 'A' },
        { name: 'name', value: 'b' },
        { name: 'env', value: 'C' },
      ],
    });
  });

  it.each([
    ['--what', 'unknown flag: --what'],
    ['-dx', "unknown shorthand flag: 'x' in -dx"],
    ['--name', 'flag needs an argument: --name'],
    ['-dn', "flag needs an argument: 'n' in -dn"],
  ])('%s is refused', (line, message) => {
    expect(read(line)).toBe(message);
  });
});
