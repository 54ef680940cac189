import type { CommandContext } from '../program/context';

/** A path of the working tree as it is seen from a folder in it. @param prefix '' or `dir/`. */
export function pathFromFolder(path: string, prefix: string): string {
  if (prefix === '') return path;
  const from = prefix.split('/').slice(0, -1);
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  if (common === from.length && to.length === common) return './';
  const up = '../'.repeat(from.length - common);
  const rest = to.slice(common).join('/');
  return up + rest === '' ? './' : up + rest;
}

/** A path as it is seen from the working folder, unless `status.relativePaths` is off. */
export const relativePath = (context: CommandContext, path: string): string =>
  context.config.boolean('status.relativepaths', true) ? pathFromFolder(path, context.prefix) : path;
