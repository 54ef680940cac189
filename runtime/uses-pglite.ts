import type { RunRequest } from '../engine/core/code-runner';
import { isCode, reachableCode } from '../engine/core/reachable-code';

/** The specifier by which programs import PGlite. */
export const PGLITE = '@electric-sql/pglite';

/** Whether a program can reach an import of PGlite: only then is it loaded, 5 MB over the wire. */
export function usesPglite({ files, program }: RunRequest): boolean {
  const all = program.kind === 'probe' ? { ...files, [program.path]: program.source } : files;
  const isNamed = (path: string) => {
    const text = all[path];
    return isCode(path) && typeof text === 'string' && text.includes(PGLITE);
  };
  const named = Object.keys(all).filter(isNamed);
  if (named.length === 0) return false;
  const code = reachableCode(all, program.kind === 'tests' ? program.paths : [program.path]);
  return named.some((path) => code?.has(path) ?? true);
}
