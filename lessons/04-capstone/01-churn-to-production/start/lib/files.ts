import { readdirSync } from 'node:fs';

/** The files of the project below a folder, as paths; what tools keep is left out. */
export function filesBelow(folder: string): string[] {
  const skipped = new Set(['node_modules', 'mlruns', 'out']);
  return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name) && (!name.startsWith('.') || name === '.github'))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

/** Prints what was found as GitHub shows it at the line, and ends the program with 1 when there is anything. */
export function report(problems: readonly { readonly file: string; readonly line: number; readonly says: string }[]): void {
  for (const { file, line, says } of problems) console.log(`::error file=${file},line=${line}::${says}`);
  if (problems.length > 0) process.exit(1);
}
