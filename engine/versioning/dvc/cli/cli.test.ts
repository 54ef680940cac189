import { describe, expect, test } from 'vitest';
import { Lab } from '../testing/lab';
import { type ArgumentSpec, flag, list, many, parseArguments, value } from './arguments';
import { markdownTable, plainTable } from './table';

const SPEC: ArgumentSpec = {
  command: 'x',
  operands: [0, 2],
  options: [
    flag('force', '-f', '--force'),
    flag('all', '-a', '--all'),
    value('remote', '-r', '--remote'),
    list('deps', '-d', '--deps'),
    many('targets', '--targets'),
    { ...value('untracked', '--untracked-files'), bare: 'all', choices: ['no', 'all'] },
  ],
};

const parse = (text: string) => parseArguments(text.split(' ').filter(Boolean), SPEC);

describe('arguments', () => {
  test('take flags apart and together, values behind, attached and after =', () => {
    const args = parse('-fa -rorigin --deps=a -d b one --remote two');
    expect([
      args.has('force'),
      args.has('all'),
      args.value('remote'),
      args.list('deps'),
      args.operands,
    ]).toEqual([true, true, 'two', ['a', 'b'], ['one']]);
  });

  test('take several words up to the next option', () => {
    expect(parse('--targets a b -f c').list('targets')).toEqual(['a', 'b']);
  });

  test('take the beginning of a long option that only one has', () => {
    expect(parse('--rem x').value('remote')).toBe('x');
  });

  test('take a bare value', () => {
    expect(parse('--untracked-files').value('untracked')).toBe('all');
    expect(parse('--untracked-files=no').value('untracked')).toBe('no');
  });

  test('end options at --', () => {
    expect(parse('-- -f').operands).toEqual(['-f']);
  });

  test.each([
    ['--nope', 'unrecognized arguments: --nope'],
    ['a b c', 'unrecognized arguments: c'],
    ['-r', 'argument -r/--remote: expected one argument'],
    ['--force=1', "argument -f/--force: ignored explicit argument '1'"],
    ['--untracked-files=x', "argument --untracked-files: invalid choice: 'x' (choose from 'no', 'all')"],
  ])('refuse %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  test('need what is required', () => {
    const spec: ArgumentSpec = {
      command: 'y',
      operands: [1, 1],
      options: [{ ...value('name', '-n', '--name'), isRequired: true }],
    };
    expect(() => parseArguments([], spec)).toThrow(
      'the following arguments are required: -n/--name, targets',
    );
  });

  test('leave the rest of a command alone', () => {
    const spec: ArgumentSpec = { ...SPEC, operands: [0, Number.POSITIVE_INFINITY], isRest: true };
    const args = parseArguments(['-f', 'python', 'a.py', '-r', 'x'], spec);
    expect([args.has('force'), args.operands]).toEqual([true, ['python', 'a.py', '-r', 'x']]);
  });
});

describe('tables', () => {
  test('are two spaces apart, headings at least two wider', () => {
    expect(plainTable([['metrics.json', '0.7', '0.5']], ['Path', 'acc', 'nested.f1'])).toBe(
      'Path          acc    nested.f1\nmetrics.json  0.7    0.5',
    );
    expect(
      plainTable([
        ['prepare', 'x'],
        ['train', 'y'],
      ]),
    ).toBe('prepare  x\ntrain    y');
  });

  test('are piped in Markdown', () => {
    expect(markdownTable([['a', 'b']], ['H1', 'H2'])).toBe(
      '| H1   | H2   |\n|------|------|\n| a    | b    |\n',
    );
  });
});

describe('dvc', () => {
  test('lists its commands, shows how one is used, and says what there is in place of what there is not', async () => {
    const lab = new Lab('/p');
    expect((await lab.dvc()).stdout).toContain('Available Commands:\n    init ');
    expect((await lab.dvc('add', '-h')).stdout).toMatch(
      /^usage: dvc add .* targets \[targets \.\.\.\]\n\nTrack data/,
    );
    expect(await lab.dvc('nope')).toMatchObject({
      exitCode: 254,
      stderr: expect.stringContaining("invalid choice: 'nope' (choose from 'add',"),
    });
    expect(await lab.dvc('remote')).toMatchObject({
      exitCode: 254,
      stderr: expect.stringContaining('{add,list,modify,'),
    });
    expect((await lab.dvc('--version')).stdout).toBe('3.63.0\n');
  });

  test('takes -q before the command and behind it, but not within the command of a stage', async () => {
    const lab = new Lab('/p');
    expect((await lab.dvc('-q', 'init')).output).toBe('');
    expect((await lab.dvc('stage', 'add', '-n', 's', 'go', '-q')).stdout).toContain("Added stage 's'");
    expect((await lab.dvc('stage', 'list', '--quiet')).output).toBe('');
    expect((await lab.run(['--cd', 'p', 'root'], { cwd: '/' })).stdout).toBe('.\n');
  });
});
