import type { FunctionDef } from './nodes';

/** All of a shell that outlives its interpreter; plain data. */
export interface ShellSnapshot {
  readonly cwd: string;
  readonly exported: Readonly<Record<string, string>>;
  /** Variables that are not exported, aliases among them (`BASH_ALIAS_ll`). */
  readonly variables: Readonly<Record<string, string>>;
  readonly functions: readonly FunctionDef[];
  /** Commands that set options and arrays again. */
  readonly settings: string;
}

/** A shell in which nothing has been done. */
export const freshSnapshot = (cwd: string, exported: Readonly<Record<string, string>>): ShellSnapshot => ({
  cwd,
  exported,
  variables: {},
  functions: [],
  settings: '',
});

/** Names that belong to the interpreter. */
const OF_SHELL =
  /^(?:[^A-Za-z_]|\d|_$|PWD$|OLDPWD$|SHELLOPTS$|BASHOPTS$|HOSTNAME$|OSTYPE$|MACHTYPE$|HOSTTYPE$|OPTIND$|IFS$)/;

/** The variables of an interpreter, parted into those that programs see and those that they do not. */
export function partVariables(
  env: Iterable<readonly [string, string]>,
  exportedNames: Readonly<Record<string, string>>,
): Pick<ShellSnapshot, 'exported' | 'variables'> {
  const variables: Record<string, string> = {};
  const exported: Record<string, string> = {};
  for (const [name, value] of env) {
    if (OF_SHELL.test(name)) continue;
    if (Object.hasOwn(exportedNames, name)) exported[name] = value;
    else variables[name] = value;
  }
  return { exported, variables };
}

const ALIAS = 'BASH_ALIAS_';

/** The aliases of a shell. */
export function aliasesOf({ variables, exported }: ShellSnapshot): string[] {
  return Object.keys({ ...variables, ...exported })
    .filter((name) => name.startsWith(ALIAS))
    .map((name) => name.slice(ALIAS.length));
}

/** Whether a line may have set options or arrays, which a snapshot has to be asked for. */
export const mayChangeSettings = (line: string): boolean =>
  /\b(set|shopt|declare|typeset|readonly|read|mapfile|readarray|source|eval)\b|=\(|(^|\s)\.\s/.test(line);

/** The commands that give a new shell the options and arrays of another one, from what that says of them. */
export function settingsFrom(options: string, switches: string, declared: string): string {
  const set = options.split('\n').filter((line) => line.startsWith('set -o '));
  const shopt = switches.split('\n').filter((line) => line.startsWith('shopt -s '));
  const arrays = declared.split('\n').filter((line) => /^declare -[a-z]*[aA]/.test(line));
  return [...set, ...shopt, ...arrays].join('\n');
}
