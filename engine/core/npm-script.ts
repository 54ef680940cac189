import type { Program } from './code-runner';
import { StagecraftError } from './errors';
import { normalizePath, type WorkspaceFiles, type WorkspacePath } from './files';

/** A script of package.json that is missing, or that does something which the lab cannot do. */
export class NpmScriptError extends StagecraftError<'npm-script'> {
  constructor(message: string, script: string) {
    super('npm-script', message, { script });
  }
}

/** Options of `node` and `tsx` that take the next word as their value. */
const WITH_VALUE = new Set(['--import', '-r', '--require', '--loader', '--test-name-pattern']);

/**
 * The program that `npm run <script>` runs in a workspace: `node <file> …` or `tsx <file> …` a module, `node --test …` tests.
 * @throws NpmScriptError when there is no such script, or when it is anything else.
 */
export function programOfScript(files: WorkspaceFiles, script: string): Program {
  const command = scriptsOf(files, script)[script];
  if (command === undefined)
    throw new NpmScriptError(`package.json has no script ${JSON.stringify(script)}.`, script);
  const [tool, ...words] = command
    .trim()
    .replace(/^npx +/, '')
    .split(/\s+/);
  if ((tool !== 'node' && tool !== 'tsx') || /[;&|<>$`]/.test(command)) {
    throw new NpmScriptError(
      `The script ${JSON.stringify(script)} is ${JSON.stringify(command)}. The lab runs scripts of the form "node file.ts" and "node --test".`,
      script,
    );
  }
  let tests = false;
  let at = 0;
  for (; at < words.length && words[at]!.startsWith('-'); at++) {
    if (words[at] === '--test') tests = true;
    if (WITH_VALUE.has(words[at]!)) at++;
  }
  const rest = words.slice(at).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
  if (tests) return { kind: 'tests', paths: testPaths(files, rest) };
  if (rest.length === 0)
    throw new NpmScriptError(`The script ${JSON.stringify(script)} names no file to run.`, script);
  return { kind: 'module', path: normalizePath(rest[0]!), argv: rest.slice(1) };
}

/**
 * The test files of a workspace, sorted: those that match one of `patterns` (paths, folders or globs with `*` and
 * `**`), or every `*.test.ts` and `*.test.js` when there are none.
 */
export function testPaths(files: WorkspaceFiles, patterns: readonly string[] = []): WorkspacePath[] {
  const isTest = (path: string) => /\.test\.[cm]?[jt]s$/.test(path) && !path.startsWith('node_modules/');
  const matchers = patterns.map((pattern) => {
    const glob = new RegExp(`^${globSource(normalizePath(pattern))}$`);
    const folder = `${normalizePath(pattern)}/`;
    return (path: string) => glob.test(path) || (path.startsWith(folder) && isTest(path));
  });
  return Object.keys(files)
    .filter((path) => (matchers.length === 0 ? isTest(path) : matchers.some((matches) => matches(path))))
    .sort();
}

function globSource(pattern: string): string {
  return pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    return `\\${token}`;
  });
}

function scriptsOf(files: WorkspaceFiles, script: string): Record<string, string> {
  const text = files['package.json'];
  if (typeof text !== 'string')
    throw new NpmScriptError('The workspace has no package.json, so there are no scripts.', script);
  try {
    const parsed = JSON.parse(text) as { scripts?: Record<string, string> } | null;
    return parsed?.scripts ?? {};
  } catch (error) {
    throw new NpmScriptError(`package.json is not valid JSON: ${(error as Error).message}.`, script);
  }
}
