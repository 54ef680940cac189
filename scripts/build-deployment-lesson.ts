import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sha256Hex } from '../engine/core/hash';

/**
 * Renews what lesson 1.10 takes from lesson 1.9: the files that are carried over, and the log of commands with which the
 * service came onto the server before the lesson begins. To be run when 1.9 changes:
 * `npx tsx scripts/build-deployment-lesson.ts`.
 */
const LESSONS = join(process.cwd(), 'lessons', '01-before-mlops');
const BEFORE = join(LESSONS, '09-app-building');
const START = join(LESSONS, '10-deployment', 'start');
/** The same in both lessons: see `carries` in lesson.yaml. */
const CARRIED = ['src', 'estimate', 'app', 'out', 'lib', 'notebook.ts', 'params.json'];
/** What the colleague copied: all that the service needs but the new model. */
const COPIED = ['service.ts', 'listings', 'app', 'estimate', 'out/spread.json', 'src'];

for (const path of CARRIED) rmSync(join(START, path), { recursive: true, force: true });
for (const side of ['start', 'solution'])
  for (const path of CARRIED)
    try {
      cpSync(join(BEFORE, side, path), join(START, path), { recursive: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }

const hashOf = (path: string) => sha256Hex(readFileSync(join(START, path), 'utf8'));
const [oldModel] = readdirSync(join(START, 'server', 'objects'));
if (oldModel === undefined) throw new Error('start/server/objects has no model of May.');
const files = COPIED.flatMap((path) => (/\.\w+$/.test(path) ? [path] : filesUnder(path)));
const commands = [
  { do: 'copy', files: { 'out/model.json': hashOf(join('server', 'objects', oldModel)) } },
  { do: 'copy', files: Object.fromEntries(files.map((path) => [path, hashOf(path)])) },
  { do: 'restart' },
];
writeFileSync(
  join(START, 'server', 'operations.jsonl'),
  commands.map((command) => `${JSON.stringify(command)}\n`).join(''),
);

function filesUnder(folder: string): string[] {
  return readdirSync(join(START, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(START, join(entry.parentPath, entry.name)))
    .sort();
}
