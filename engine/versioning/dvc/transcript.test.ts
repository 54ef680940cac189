import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Lab } from './testing/lab';
import { FILES, teachScripts } from './testing/project';
import { LabGitHelper } from './testing/real-git';
import type { TestGit } from './testing/test-git';
import { canonical, parseTranscript } from './testing/transcript';

const { steps, between } = parseTranscript(
  readFileSync(new URL('./testing/dvc-1.txt', import.meta.url), 'utf8'),
);

type AnyLab = Lab<TestGit>;

/** `cat` of files, as the script prints them. */
const cat = (lab: AnyLab, ...paths: string[]): string =>
  paths
    .map((path) => (lab.exists(path) ? lab.read(path) : `cat: ${path}: No such file or directory\n`))
    .join('');

const find = (lab: AnyLab, folder: string): string[] => lab.fs.filesBelow(folder);

/** What the script does before each command (by number), and prints there. */
const BETWEEN: Readonly<Record<number, (lab: AnyLab) => string | Promise<string>>> = {
  0: async (lab) => {
    await lab.dvc('init', '-q');
    await lab.git.commit('init');
    lab.write({ 'data/raw.csv': 'x,y\n1,2\n2,4\n3,6\n' });
    return '';
  },
  1: async (lab) => {
    const printed = cat(lab, 'data/raw.csv.dvc', 'data/.gitignore');
    lab.write(FILES);
    await lab.commit('pipeline');
    return printed;
  },
  4: async (lab) => {
    const root = `${lab.root}/`;
    const objects = find(lab, `${lab.root}/.dvc/cache`);
    const directories = objects.filter((path) => path.endsWith('.dir'));
    const runs = objects.filter((path) => path.includes('/runs/'));
    const untracked = new Set(
      (await (await lab.git.port({ fs: lab.fs, clock: lab.clock, env: {} }))!.untracked()).map((path) =>
        path.includes('/') ? `${path.split('/')[0]}/` : path,
      ),
    );
    const printed = [
      cat(lab, 'dvc.lock'),
      cat(lab, '.gitignore', 'data/.gitignore', 'models/.gitignore'),
      ...objects.map((path) => `${path.slice(root.length)}\n`),
      ...directories.map((path) => `-- ${path.slice(root.length)}\n${lab.fs.readText(path)}\n`),
      // `find` lists in the order of the folder; the transcript's is by what the run did.
      ...runs.map((path) => lab.fs.readText(path)).sort(),
      ' M data/.gitignore\n',
      ...[...untracked].sort().map((path) => `?? ${path}\n`),
    ].join('');
    await lab.commit('run1');
    return printed;
  },
  6: async (lab) => {
    lab.edit('params.yaml', (text) => text.replace('lr: 0.1', 'lr: 0.2'));
    return '';
  },
  13: async (lab) => {
    await lab.commit('run2');
    lab.edit('params.yaml', (text) => text.replace('lr: 0.2', 'lr: 0.1'));
    return '';
  },
  14: async (lab) => {
    lab.edit('data/raw.csv', (text) => `${text}4,8\n`);
    return '';
  },
  20: async (lab) => {
    await lab.commit('run3');
    lab.edit('src/train.py', (text) => `${text}# c\n`);
    return '';
  },
  21: async (lab) => {
    await lab.git.restore('src/train.py');
    lab.remove('models/model.txt');
    return '';
  },
  24: async (lab) => {
    lab.write({ 'data/prepared/extra.csv': 'junk\n' });
    return '';
  },
  28: async (lab) => {
    lab.edit('dvc.yaml', (text) =>
      text.replace('cmd: python3 src/train.py', 'cmd: python3 src/train.py --x'),
    );
    return '';
  },
  29: async (lab) => {
    await lab.git.restore('dvc.yaml');
    return '';
  },
  33: (lab) => cat(lab, '.dvc/config'),
  35: (lab) =>
    find(lab, '/w/remote')
      .map((path) => `${path}\n`)
      .join(''),
  36: async (lab) => {
    for (const path of ['.dvc/cache', 'data/prepared', 'models/model.txt']) lab.remove(path);
    return '';
  },
  46: (lab) => cat(lab, 'dvc.yaml'),
  49: (lab) => cat(lab, 'dvc.yaml'),
};

/** The words of a command of the transcript, whose quotes the script took off. */
function wordsOf(command: string): string[] {
  const script = 'echo hi > out.txt; echo {} > eval.json';
  const words = command.replace(script, '@').split(' ').slice(1);
  return words.map((word) => (word === '@' ? script : word === '/w' ? '/w/remote' : word));
}

/** Absolute paths read `/w…` in the transcript, whatever follows the first folder. */
const short = (text: string): string => text.replaceAll('/w/t2', '/w').replaceAll('/w/remote', '/w');

const labs: readonly (readonly [string, () => AnyLab])[] = [
  ['with git as a stand-in', () => new Lab()],
  ["with the lab's own git", () => new Lab('/w/t2', (place) => new LabGitHelper(place))],
];

describe.each(labs)('the transcript of real DVC, %s', async (_, makeLab) => {
  const lab = makeLab();
  await lab.git.setUp?.();
  teachScripts(lab);
  const got: { output: string; exitCode: number; printed: string }[] = [];
  for (const [index, { command }] of steps.entries()) {
    const printed = short((await BETWEEN[index]?.(lab)) ?? '');
    const { output, exitCode } = await lab.run(wordsOf(command));
    got.push({ output: canonical(short(output)), exitCode, printed });
  }

  test('has all its commands', () => {
    expect(got.length).toBe(56);
  });

  test.each(steps.map((step, index) => ({ index, ...step })))(
    '$index: $command',
    ({ index, output, exitCode }) => {
      const one = got[index]!;
      expect(one.printed).toBe(between[index]);
      expect({ output: one.output, exitCode: one.exitCode }).toEqual({ output: canonical(output), exitCode });
    },
  );
});
