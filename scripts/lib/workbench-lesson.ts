import { stringify } from 'yaml';
import { readFolder, subfolder } from '../../content/lesson-folder';
import { type DeskCommand, type DeskStart, openDesk } from '../../engine/workbench/desk';
import { readRegistry } from '../../engine/workbench/desk-lesson';
import { withCommand } from '../../engine/workbench/desk-log';
import { treeAt } from '../../engine/workbench/history';
import { installFromLock, installFromManifest, LOCK_FILE } from '../../engine/workbench/lock-file';

/** The folder of lesson 0.2. */
export const WORKBENCH_LESSON = 'lessons/00-start-here/02-your-workbench';
const GOOD_DAY = -60;
const LEAKED = 'lab_cloud_8f3ac19d27be405f61ac7d92';

const folder = readFolder(WORKBENCH_LESSON);
const texts = (part: string) =>
  Object.fromEntries(
    Object.entries(subfolder(folder, part)).flatMap(([path, content]) =>
      typeof content === 'string' && !path.startsWith('node_modules/') ? [[path, content]] : [],
    ),
  );
const registry = readRegistry(String(folder['registry.yaml']));
const start = texts('start');
const good = installFromManifest(registry, start, GOOD_DAY);
const broken = installFromManifest(registry, start, 0);

const { 'sync.ts': sync, 'lab/desk.jsonl': _log, ...first } = start;
const desk: DeskStart = {
  commits: [
    { message: 'Add the weekly report', author: 'ana', day: GOOD_DAY, changes: first },
    { message: 'Lock the environment', author: 'ana', day: GOOD_DAY, changes: { [LOCK_FILE]: good.lock } },
    {
      message: 'Upload the report, first try',
      author: 'bo',
      day: -31,
      changes: { 'sync.ts': sync!, '.env': `CLOUD_KEY="${LEAKED}"\n` },
    },
    { message: 'Remove .env, it should not be here', author: 'bo', day: -30, changes: { '.env': null } },
    { message: 'Solve the conflict in the lock file', author: 'bo', day: -8, changes: { [LOCK_FILE]: null } },
  ],
  keys: [
    {
      id: 'key-1',
      service: 'cloud',
      name: 'upload (bo)',
      scopes: ['admin'],
      madeOn: -31,
      days: null,
      value: LEAKED,
    },
  ],
};
const files: Record<string, string> = {};
const write = (path: string, content: string) => {
  files[path] = content;
};

write('desk.yaml', stringify(desk, { lineWidth: 0 }));
for (const [path, content] of Object.entries(broken.modules)) write(`start/${path}`, content);

const lockCommit = openDesk(desk).commits[1]!.id;
const tree = treeAt(desk.commits);

interface Variant {
  /** Beside the solution of the self-check. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: 'good' | 'broken';
  readonly lock?: string;
  readonly commands: readonly DeskCommand[];
}

const solution = texts('solution');
const checks = Object.fromEntries(Object.entries(solution).filter(([path]) => path.startsWith('check/')));
const fromEnvironment = solution['sync.ts']!;
const restore: DeskCommand = { do: 'restore', path: LOCK_FILE, commit: lockCommit };
const ci: DeskCommand = { do: 'install', how: 'lock' };
const signUps: readonly DeskCommand[] = [
  { do: 'sign-up', service: 'git', user: 'sam' },
  { do: 'sign-up', service: 'cloud', user: 'sam' },
];
const key = (scopes: string[] = ['storage:write'], days: number | null = 90): DeskCommand => ({
  do: 'make-key',
  service: 'cloud',
  name: 'report upload',
  scopes,
  days,
});
const revoke: DeskCommand = { do: 'revoke-key', id: 'key-1' };
const purge: DeskCommand = { do: 'purge', text: LEAKED };
const force: DeskCommand = { do: 'push', force: true };

/** The commit of everything that a variant has changed. */
function commit(
  files: Readonly<Record<string, string>>,
  message = 'Take the key from the environment',
): DeskCommand {
  const changes = Object.fromEntries(Object.entries(files).filter(([path, text]) => tree[path] !== text));
  return { do: 'commit', message, changes };
}
const work = { 'sync.ts': fromEnvironment, [LOCK_FILE]: good.lock, ...checks };
const usual = [restore, ci, ...signUps, key(), revoke, commit(work), purge, force];

const renamed = start['report.ts']!.replaceAll('median }', 'medianOf }').replaceAll('median(', 'medianOf(');
const newest = JSON.parse(start['package.json']!);
newest.dependencies = Object.fromEntries(
  Object.keys(newest.dependencies).map((name) => [name, broken.versions[name]]),
);
const pinned = `${JSON.stringify(newest, null, 2)}\n`;
const pinnedLock = installFromManifest(registry, { 'package.json': pinned }, 0).lock;
const fresh: DeskCommand = { do: 'install', how: 'manifest' };
/** The key that `key()` makes after `signUps`. */
const pasted = sync!.replace(LEAKED, 'lab_cloud_0f4b9d2c7a61e853d7c1b0aa');

const VARIANTS: Readonly<Record<string, Variant>> = {
  solution: { commands: usual },
  'also-right/another-order': {
    files: {
      'sync.ts': `const { CLOUD_KEY } = process.env;\nif (!CLOUD_KEY) throw new Error('CLOUD_KEY is not set.');\nconsole.log(\`report.txt would go up with …\${CLOUD_KEY.slice(-4)}\`);\n`,
    },
    commands: [
      revoke,
      { do: 'sign-up', service: 'cloud', user: 'kim-2' },
      { do: 'wait', days: 21 },
      restore,
      ci,
      key(['storage:write'], 30),
      { do: 'sign-up', service: 'git', user: 'kim-2' },
      { do: 'make-key', service: 'git', name: 'laptop', scopes: ['contents:write'], days: 30 },
    ],
  },
  'also-right/after-a-detour': {
    commands: [
      fresh,
      { do: 'wait', days: 14 },
      fresh,
      restore,
      ci,
      ...signUps,
      key(['admin'], 7),
      { do: 'revoke-key', id: 'key-2' },
      key(),
      revoke,
    ],
  },
  'wrong/installs-the-newest': {
    files: { 'report.ts': renamed },
    environment: 'broken',
    lock: broken.lock,
    commands: [fresh, ...signUps, key(), revoke],
  },
  'wrong/pins-the-newest-by-hand': {
    files: { 'report.ts': renamed, 'package.json': pinned },
    environment: 'broken',
    lock: pinnedLock,
    commands: [fresh, ...signUps, key(), revoke],
  },
  'wrong/mends-a-package-in-place': {
    files: {
      'node_modules/median-of/index.js': `${good.modules['node_modules/median-of/index.js']}// mended here\n`,
    },
    commands: [restore, ci, ...signUps, key(), revoke],
  },
  'wrong/brings-the-lock-and-installs-nothing': {
    environment: 'broken',
    commands: [restore, ...signUps, key(), revoke],
  },
  'wrong/forgets-to-revoke': { commands: [restore, ci, ...signUps, key()] },
  'wrong/asks-for-everything': { commands: [restore, ci, ...signUps, key(['admin']), revoke] },
  'wrong/a-key-for-ever': { commands: [restore, ci, ...signUps, key(['storage:write'], null), revoke] },
  'wrong/deletes-the-line-only': {
    commands: [
      ...usual.filter((one) => one.do !== 'purge' && one.do !== 'push'),
      { do: 'push', force: false },
    ],
  },
  'wrong/purges-here-only': { commands: usual.filter((one) => one.do !== 'push') },
  'wrong/pastes-the-new-key': {
    files: { 'sync.ts': pasted },
    commands: [restore, ci, ...signUps, key(), revoke],
  },
};

/** The solution laid over the start: what every other variant is laid over. */
const whole: Readonly<Record<string, string>> = { ...start, ...work, ...good.modules };

for (const [name, { files: added = {}, environment = 'good', lock = good.lock, commands }] of Object.entries(
  VARIANTS,
)) {
  const own = { ...work, [LOCK_FILE]: lock, ...added };
  const committable = Object.fromEntries(
    Object.entries(own).filter(([path]) => !path.startsWith('node_modules/')),
  );
  // Those that name no commit of their own end as the usual one does.
  const all = commands.some((one) => one.do === 'commit')
    ? commands
    : [...commands, commit(committable), purge, force];
  const modules =
    environment === 'good'
      ? installFromLock(registry, { ...start, [LOCK_FILE]: good.lock }).modules
      : broken.modules;
  for (const [path, content] of Object.entries({ ...modules, ...own })) {
    // Only what differs from what it is laid over; the self-check is the solution's.
    const below = name === 'solution' ? { ...start, ...broken.modules } : whole;
    if (below[path] !== content) write(`${name}/${path}`, content);
  }
  write(`${name}/lab/desk.jsonl`, all.reduce(withCommand, ''));
}

/**
 * What follows from the registry and the start of lesson 0.2, by path in its folder: the history of its desk, the broken
 * environment of its start, and the environments and logs of its variants.
 */
export const workbenchLessonFiles: Readonly<Record<string, string>> = files;
