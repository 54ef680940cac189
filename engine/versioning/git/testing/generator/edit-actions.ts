import type { Rng } from '@/engine/core/rng';
import type { Action, Scene, WeightedAction } from './scene';

const NAMES = [
  'a.txt',
  'b.txt',
  'c.txt',
  'src/train.ts',
  'src/data.ts',
  'src/lib/util.ts',
  'lib/util.ts',
  'data/houses.csv',
  'notes.md',
  'docs/plan.md',
  'z',
];
const ODD_NAMES = ['with space.txt', 'größe.txt', 'tab\there', 'd/e/f/deep.txt', 'quote".txt'];

const WORDS = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda'.split(' ');

const line = (rng: Rng): string => {
  const text = `${' '.repeat(rng.pick([0, 0, 0, 2, 4]))}${rng.pick(WORDS)} ${rng.pick(WORDS)} ${rng.int(30)}`;
  return rng.int(12) === 0 ? '' : text;
};

const lines = (rng: Rng, count: number): string[] => Array.from({ length: count }, () => line(rng));

const joined = (rng: Rng, all: readonly string[]): string =>
  all.length === 0 ? '' : all.join('\n') + (rng.int(12) === 0 ? '' : '\n');

const pickText = (scene: Scene): string | undefined => {
  const files = scene.files.filter((path) => !path.endsWith('.bin'));
  return files.length === 0 ? undefined : scene.rng.pick(files);
};

/** A new file with a few lines. */
export const newFile: Action = ({ rng, files }) => {
  const name = rng.int(10) === 0 ? rng.pick(ODD_NAMES) : rng.pick(NAMES);
  const blocked = files.some((path) => path.startsWith(`${name}/`) || name.startsWith(`${path}/`));
  if (files.includes(name) || blocked) return undefined;
  const size = rng.pick([0, 1, 2, 5, 8, 12, 25]);
  return [{ kind: 'write', path: name, content: joined(rng, lines(rng, size)) }];
};

export const modify: Action = (scene) => {
  const path = pickText(scene);
  if (path === undefined) return undefined;
  const { rng } = scene;
  const all = scene.text(path).split('\n');
  if (all.at(-1) === '') all.pop();
  for (let n = 1 + rng.int(3); n > 0; n--) {
    const at = rng.int(all.length + 1);
    const kind = rng.int(4);
    if (kind === 0) all.splice(at, 0, ...lines(rng, 1 + rng.int(3)));
    else if (kind === 1) all.splice(at, 1);
    else if (kind === 2) all.push(line(rng));
    else all.splice(at, 1, line(rng));
  }
  return [{ kind: 'write', path, content: joined(rng, all) }];
};

export const rewrite: Action = (scene) => {
  const path = pickText(scene);
  if (path === undefined) return undefined;
  return [{ kind: 'write', path, content: joined(scene.rng, lines(scene.rng, 3 + scene.rng.int(40))) }];
};

export const remove: Action = ({ rng, files }) =>
  files.length === 0 ? undefined : [{ kind: 'remove', path: rng.pick(files) }];

export const move: Action = (scene) => {
  const path = pickText(scene);
  const { rng, files } = scene;
  const to = rng.pick(NAMES);
  const blocked = files.some((one) => one.startsWith(`${to}/`) || to.startsWith(`${one}/`));
  if (path === undefined || files.includes(to) || blocked) return undefined;
  const content = scene.text(path);
  return [
    { kind: 'remove', path },
    { kind: 'write', path: to, content: rng.int(2) === 0 ? content : `${content}${line(rng)}\n` },
  ];
};

export const changeMode: Action = ({ rng, files }) =>
  files.length === 0 ? undefined : [{ kind: 'mode', path: rng.pick(files), executable: rng.int(3) > 0 }];

const binary: Action = ({ rng }) => {
  const bytes = Uint8Array.from({ length: 1 + rng.int(60) }, (_, i) => (i === 0 ? 0 : rng.int(256)));
  return [{ kind: 'write', path: 'model.bin', content: bytes }];
};

const ignoreFile: Action = ({ rng }) => [
  {
    kind: 'write',
    path: '.gitignore',
    content: rng.pick(['*.md\n', 'data/\n', '/b.txt\n!c.txt\n', 'src/*\n!src/train.ts\n', '*.bin\nlib\n']),
  },
];

const resolve: Action = (scene) => {
  const path = scene.unmerged.find((one) => scene.files.includes(one));
  if (path === undefined) return undefined;
  const kept = scene
    .text(path)
    .split('\n')
    .filter((one) => !/^(<{7}|={7}|>{7}|\|{7})/.test(one));
  return [
    { kind: 'write', path, content: kept.join('\n') },
    { kind: 'git', args: ['add', path] },
  ];
};

/** What people do to files between two commands of git. */
export const EDIT_ACTIONS: readonly WeightedAction[] = [
  { weight: 14, action: newFile },
  { weight: 16, action: modify },
  { weight: 3, action: rewrite },
  { weight: 4, action: remove },
  { weight: 4, action: move },
  { weight: 1, action: changeMode },
  { weight: 1, action: binary },
  { weight: 1, action: ignoreFile },
  { weight: 6, action: resolve },
];
