import { cleanPath, globExpression, type Pattern } from './pattern';

/** The patterns of a `.dockerignore`. @throws BadPatternError for one that cannot be read. */
export function parseIgnore(text: string): readonly Pattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const isException = line.startsWith('!');
      const path = cleanPath(isException ? line.slice(1).trim() : line);
      if (path === '') return [];
      const expression = globExpression(path);
      return [{ isException, test: (one: string) => expression.test(one) }];
    });
}

/**
 * Whether a path of the context (`src/a.ts`) is left out: the last pattern that matches it, or a folder above it,
 * decides.
 */
export function isIgnored(patterns: readonly Pattern[], path: string): boolean {
  const above = path.split('/').map((_part, at, all) => all.slice(0, at + 1).join('/'));
  let ignored = false;
  for (const { test, isException } of patterns)
    if (ignored === isException && above.some(test)) ignored = !isException;
  return ignored;
}
