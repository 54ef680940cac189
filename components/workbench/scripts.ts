import type { WorkspaceFiles } from '@/engine/core/files';
import { programOfScript } from '@/engine/core/npm-script';

/** A script of the workspace's package.json. */
export interface NpmScript {
  readonly name: string;
  readonly command: string;
}

/** Scripts that make a good default for Run, best first. */
const USUAL = ['train', 'start', 'serve', 'evaluate', 'test'];

/**
 * The npm scripts of the workspace in their order, or the reason why there are none: the learner may be in the middle
 * of editing package.json.
 */
export function npmScripts(files: WorkspaceFiles): {
  readonly scripts: readonly NpmScript[];
  readonly problem?: string;
} {
  const text = files['package.json'];
  if (text === undefined) return { scripts: [], problem: 'This workspace has no package.json.' };
  if (typeof text !== 'string') return { scripts: [], problem: 'package.json is not text.' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { scripts: [], problem: 'package.json is not valid JSON, so its scripts cannot be read.' };
  }
  const scripts = (parsed as { scripts?: unknown } | null)?.scripts;
  if (typeof scripts !== 'object' || scripts === null) {
    return { scripts: [], problem: 'package.json has no scripts.' };
  }
  return {
    scripts: Object.entries(scripts)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, command]) => ({ name, command })),
  };
}

/**
 * Whether a script has to be run by the shell: `node src/prepare.ts && node src/train.ts`, `dvc repro`. One that is a
 * single program is run by itself, with its output in the console.
 */
export function needsShell(files: WorkspaceFiles, script: string): boolean {
  if (!npmScripts(files).scripts.some(({ name }) => name === script)) return false;
  try {
    programOfScript(files, script);
    return false;
  } catch {
    // Why it is no single program does not matter: the shell says what is wrong with it, if anything is.
    return true;
  }
}

/** What the Run button runs: the script last run here if it is still there, else a usual one, else the first. */
export function defaultScript(scripts: readonly NpmScript[], last: string | undefined): string | null {
  const names = scripts.map((script) => script.name);
  if (last !== undefined && names.includes(last)) return last;
  return USUAL.find((name) => names.includes(name)) ?? names[0] ?? null;
}

/** Whether `node` can run the file. */
export function isRunnable(path: string | null): path is string {
  return path !== null && /\.(m?[jt]s)$/.test(path) && !path.endsWith('.d.ts');
}
