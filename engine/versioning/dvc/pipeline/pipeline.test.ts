// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of dvc.yaml.
import { describe, expect, test } from 'vitest';
import { Lab } from '../testing/lab';

async function project(files: Record<string, string>): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  lab.write(files);
  return lab;
}

const commands = async (lab: Lab): Promise<Record<string, string>> => {
  const { stdout, stderr } = await lab.dvc('stage', 'list', '--json');
  if (stderr !== '') throw new Error(stderr);
  const stages = JSON.parse(stdout) as Record<string, { cmd: string }>;
  return Object.fromEntries(Object.entries(stages).map(([name, { cmd }]) => [name, cmd]));
};

describe('templates', () => {
  test('are filled from params.yaml, vars and files', async () => {
    const lab = await project({
      'params.yaml': 'train:\n  lr: 1e-5\n  flag: true\nmodels: [a, b]\n',
      'more.yaml': 'depth: 3\nother: 4\n',
      'dvc.yaml':
        'vars:\n- more.yaml:depth\n- name: x\nstages:\n  s:\n    vars:\n    - own: 1\n' +
        '    cmd: run ${train.lr} ${train.flag} ${models[1]} ${depth} ${name} ${own} \\${kept}\n    deps:\n    - data/${name}.csv\n',
    });
    expect(await commands(lab)).toEqual({ s: 'run 1e-05 true b 3 x 1 ${kept}' });
  });

  test('turn a mapping in a command into options', async () => {
    const lab = await project({
      'params.yaml': 'o:\n  lr: 0.1\n  on: true\n  off: false\n  list: [1, a b]\n  deep: {k: "it s"}\n',
      'dvc.yaml': 'stages:\n  s:\n    cmd: run ${o}\n',
    });
    expect(await commands(lab)).toEqual({ s: "run --lr 0.1 --on --list 1 'a b' --deep.k 'it s'" });
  });

  test('unroll foreach over lists and mappings', async () => {
    const lab = await project({
      'params.yaml': 'cities: {oslo: {n: 1}, rome: {n: 2}}\n',
      'dvc.yaml':
        'stages:\n  each:\n    foreach: [x, 2, 1.5]\n    do:\n      cmd: run ${item}\n' +
        '  city:\n    foreach: ${cities}\n    do:\n      cmd: run ${key} ${item.n}\n' +
        '  nested:\n    foreach: [{m: a}, {m: b}]\n    do:\n      cmd: run ${item.m}\n',
    });
    expect(await commands(lab)).toEqual({
      'each@x': 'run x',
      'each@2': 'run 2',
      'each@1.5': 'run 1.5',
      'city@oslo': 'run oslo 1',
      'city@rome': 'run rome 2',
      'nested@0': 'run a',
      'nested@1': 'run b',
    });
  });

  test('unroll a matrix, the first key the slowest', async () => {
    const lab = await project({
      'dvc.yaml':
        'stages:\n  mat:\n    matrix:\n      model: [cnn, xgb]\n      size: [1, {w: 2}]\n    cmd: run ${item.model} ${key}\n    outs:\n    - out/${key}\n',
    });
    expect(await commands(lab)).toEqual({
      'mat@cnn-1': 'run cnn cnn-1',
      'mat@cnn-size1': 'run cnn cnn-size1',
      'mat@xgb-1': 'run xgb xgb-1',
      'mat@xgb-size1': 'run xgb xgb-size1',
    });
  });

  test('name a whole group as a target, and record each stage by its name', async () => {
    const lab = await project({
      'dvc.yaml':
        'stages:\n  each:\n    foreach: [x, y]\n    do:\n      cmd: make ${item}\n      outs:\n      - o.${item}\n',
    });
    for (const item of ['x', 'y'])
      lab.commands.set(`make ${item}`, ({ fs, cwd }) => {
        fs.write(`${cwd}/o.${item}`, item);
        return 0;
      });
    await lab.dvc('repro', '-q', 'each');
    expect(lab.read('dvc.lock')).toContain('  each@x:\n    cmd: make x\n');
    expect((await lab.dvc('status', 'each@x')).stdout).toBe('Data and pipelines are up to date.\n');
    expect((await lab.dvc('freeze', 'each@x')).stderr).toBe(
      "ERROR: failed to freeze 'each@x' - cannot dump a parametrized stage: 'each@x'\n",
    );
  });

  test.each([
    ['${nope}', "failed to parse 'stages.s.cmd' in 'dvc.yaml': Could not find 'nope'"],
    ['${a.nope}', "failed to parse 'stages.s.cmd' in 'dvc.yaml': Could not find 'a.nope'"],
    ['${a b}', "failed to parse 'stages.s.cmd' in 'dvc.yaml': cannot read the expression"],
  ])('that cannot be filled say where: %s', async (template, message) => {
    const lab = await project({
      'params.yaml': 'a: {b: 1}\n',
      'dvc.yaml': `stages:\n  s:\n    cmd: run ${template}\n`,
    });
    expect(await lab.dvc('status')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`ERROR: ${message}`),
    });
  });

  test('refuse to redefine a name, and a matrix that explodes', async () => {
    const lab = await project({
      'params.yaml': 'a: 1\n',
      'dvc.yaml': 'vars:\n- a: 2\nstages:\n  s:\n    cmd: go\n',
    });
    expect((await lab.dvc('status')).stderr).toContain(
      "cannot redefine 'a' from 'vars[0]' as it already exists",
    );
    const axis = `[${Array.from({ length: 30 }, (_, i) => i).join(', ')}]`;
    lab.write({
      'dvc.yaml': `stages:\n  m:\n    matrix: {a: ${axis}, b: ${axis}, c: ${axis}}\n    cmd: go\n`,
    });
    expect((await lab.dvc('status')).stderr).toContain('makes more than 10000 stages');
  });
});

describe('dvc stage add', () => {
  test('writes every kind of entry in the order of DVC', async () => {
    const lab = await project({ 'params.yaml': 'lr: 1\n' });
    const options =
      '-n s -d z -d a -p lr,epochs -p conf.yaml:k -p whole.yaml: -o b -O c --outs-persist e -m m.json --plots p.csv --desc text --always-changed'.split(
        ' ',
      );
    const { exitCode, stdout } = await lab.dvc('stage', 'add', ...options, 'python', 'train file.py');
    expect([exitCode, stdout.startsWith("Added stage 's' in 'dvc.yaml'\n")]).toEqual([0, true]);
    expect(lab.read('dvc.yaml')).toBe(`stages:
  s:
    desc: text
    cmd: python "train file.py"
    deps:
    - a
    - z
    params:
    - epochs
    - lr
    - conf.yaml:
      - k
    - whole.yaml:
    outs:
    - b
    - c:
        cache: false
    - e:
        persist: true
    metrics:
    - m.json
    plots:
    - p.csv
    always_changed: true
`);
    expect(lab.read('.gitignore')).toBe('/b\n/e\n/m.json\n/p.csv\n');
  });

  test('keeps comments of what is there, replaces with -f only', async () => {
    const lab = await project({ 'dvc.yaml': '# mine\nstages:\n  old:   # first\n    cmd: a\n' });
    await lab.dvc('stage', 'add', '-n', 'new', 'b');
    expect(lab.read('dvc.yaml')).toBe('# mine\nstages:\n  old: # first\n    cmd: a\n  new:\n    cmd: b\n');
    expect(await lab.dvc('stage', 'add', '-n', 'new', 'c')).toMatchObject({
      exitCode: 255,
      stderr: "ERROR: Stage 'new' already exists in 'dvc.yaml'. Use '--force' to overwrite.\n",
    });
    expect((await lab.dvc('stage', 'add', '-f', '-n', 'new', 'c')).exitCode).toBe(0);
    expect(lab.read('dvc.yaml')).toContain('cmd: c\n');
  });

  test('refuses names and pipelines that are not sound', async () => {
    const lab = await project({});
    expect((await lab.dvc('stage', 'add', '-n', 'a.b', 'go')).stderr).toBe(
      'ERROR: Stage name cannot contain punctuation characters.\n',
    );
    expect((await lab.dvc('stage', 'add', '-n', 's', '-d', 'x', '-o', 'x', 'go')).stderr).toBe(
      "ERROR: 'x' is specified as an output and as a dependency.\n",
    );
    expect((await lab.dvc('stage', 'add', 'go')).exitCode).toBe(254);
    expect(lab.exists('dvc.yaml')).toBe(false);
  });

  test('with --run runs it', async () => {
    const lab = await project({});
    lab.commands.set('make', ({ fs, cwd }) => {
      fs.write(`${cwd}/o`, '1');
      return 0;
    });
    await lab.dvc('stage', 'add', '-q', '--run', '-n', 's', '-o', 'o', 'make');
    expect(lab.read('dvc.lock')).toContain('path: o\n');
  });
});

describe('dvc remove of a stage', () => {
  test('removes files that are left with nothing', async () => {
    const lab = await project({ 'dvc.yaml': 'stages:\n  s:\n    cmd: make\n    outs: [o]\n' });
    lab.commands.set('make', ({ fs, cwd }) => {
      fs.write(`${cwd}/o`, '1');
      return 0;
    });
    await lab.dvc('repro', '-q');
    expect((await lab.dvc('remove', 's')).output).toBe('');
    expect(['dvc.yaml', 'dvc.lock', '.gitignore', 'o'].map((path) => lab.exists(path))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('dvc stage list and dvc dag', () => {
  const YAML = `stages:
  a:
    cmd: a
    outs: [x]
  b:
    desc: |
      Second things.
      More.
    cmd: b
    deps: [x, raw]
  lone:
    cmd: c
    metrics: [m.json]
`;

  test('describe stages', async () => {
    const lab = await project({ 'dvc.yaml': YAML });
    expect((await lab.dvc('stage', 'list')).stdout).toBe(
      'a     Outputs x\nb     Second things.\nlone  Reports m.json\n',
    );
    expect((await lab.dvc('stage', 'list', '--name-only')).stdout).toBe('a\nb\nlone\n');
  });

  test('draw pipelines in characters, dot and Mermaid', async () => {
    const lab = await project({ 'dvc.yaml': YAML });
    expect((await lab.dvc('dag')).stdout).toBe(
      '+---+\n| a |\n+---+\n  *\n  *\n  *\n+---+\n| b |\n+---+\n+------+\n| lone |\n+------+\n',
    );
    expect((await lab.dvc('dag', '--dot', 'b')).stdout).toBe(
      'strict digraph {\n"a";\n"b";\n"a" -> "b";\n}\n\n',
    );
    expect((await lab.dvc('dag', '--md', 'a')).stdout).toBe('```mermaid\nflowchart TD\n\tnode1["a"]\n```\n');
    expect((await lab.dvc('dag', '--mermaid', '--full', 'a')).stdout).toBe(
      'flowchart TD\n\tnode1["a"]\n\tnode2["b"]\n\tnode1-->node2\n',
    );
    expect((await lab.dvc('dag', '-o', '--dot')).stdout).toContain('"x";');
  });
});

describe('dvc freeze', () => {
  test('of a .dvc file writes it there', async () => {
    const lab = await project({ 'a.csv': '1' });
    await lab.dvc('add', '-q', 'a.csv');
    expect(await lab.dvc('freeze', 'a.csv.dvc')).toMatchObject({ exitCode: 0, output: '' });
    expect(lab.read('a.csv.dvc')).toContain('frozen: true\n');
    await lab.dvc('unfreeze', 'a.csv.dvc');
    expect(lab.read('a.csv.dvc')).not.toContain('frozen');
  });
});

describe('a dvc.lock that is damaged', () => {
  test.each([
    ['<<<<<<< HEAD\nstages: {}\n', "unable to read: 'dvc.lock', YAML file structure is corrupted"],
    ['stages: []\n', "Lockfile 'dvc.lock' is corrupted."],
  ])('is refused: %j', async (text, message) => {
    const lab = await project({ 'dvc.yaml': 'stages:\n  s:\n    cmd: go\n', 'dvc.lock': text });
    expect((await lab.dvc('repro')).stderr).toBe(`ERROR: ${message}\n`);
    expect(lab.read('dvc.lock')).toBe(text);
  });
});
