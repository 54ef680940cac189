import ignore, { type Ignore } from 'ignore';
import { baseOf, type FileSystem } from '../../../core/file-system';
import type { IgnoreRule } from '../hash/measure';

/** Folders that DVC never looks into. */
const ALWAYS = new Set(['.git', '.hg', '.dvc']);

/**
 * What DVC overlooks: `.git`, `.hg` and `.dvc` everywhere, and what `.dvcignore` files say, each for its folder and
 * below, in gitignore's syntax.
 */
export function ignoreRuleOf(fs: FileSystem, root: string): IgnoreRule {
  const rules = new Map<string, Ignore | undefined>();
  const ruleOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) {
      const file = `${folder}/.dvcignore`;
      rules.set(
        folder,
        fs.isFile(file) ? ignore({ allowRelativePaths: true }).add(fs.readText(file)) : undefined,
      );
    }
    return rules.get(folder);
  };
  const matches = (path: string, isFolder: boolean): boolean => {
    let ignored = false;
    const parts = path.slice(root === '/' ? 1 : root.length + 1).split('/');
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = [root === '/' ? '' : root, ...parts.slice(0, depth)].join('/');
      const rule = ruleOf(folder);
      if (rule === undefined) continue;
      const result = rule.test(parts.slice(depth).join('/') + (isFolder ? '/' : ''));
      if (result.ignored) ignored = true;
      else if (result.unignored) ignored = false;
    }
    return ignored;
  };
  const cache = new Map<string, boolean>();
  const isIgnored = (path: string, isFolder: boolean): boolean => {
    if (!path.startsWith(root === '/' ? '/' : `${root}/`)) return false;
    const key = isFolder ? `${path}/` : path;
    let known = cache.get(key);
    if (known === undefined) {
      const parent = path.slice(0, path.lastIndexOf('/'));
      known = (isFolder && ALWAYS.has(baseOf(path))) || isIgnored(parent, true) || matches(path, isFolder);
      cache.set(key, known);
    }
    return known;
  };
  return isIgnored;
}
