import ignore, { type Ignore } from 'ignore';
import { type FileSystem, resolvePath } from '@/engine/core/file-system';
import type { Config } from '../config/config';

/** The rule that decided about a path. */
interface Verdict {
  readonly ignored: boolean;
}

const rulesFrom = (text: string): Ignore => ignore({ ignorecase: false, allowRelativePaths: true }).add(text);

/** Rules by the text they come from: the same `.gitignore` is read many times. */
const compiled = new Map<string, Ignore>();
const MAX_COMPILED = 200;

function compile(text: string): Ignore {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const made = rulesFrom(text);
  compiled.set(text, made);
  return made;
}

/**
 * What is ignored in a working tree: `.gitignore` of each folder (the deepest decides), `.git/info/exclude`, then
 * `core.excludesFile`. What lies in an ignored folder is ignored, whatever other rules say.
 */
export class IgnoreRules {
  readonly #fs: FileSystem;
  readonly #root: string;
  readonly #outer: readonly Ignore[];
  readonly #byFolder = new Map<string, Ignore | undefined>();
  readonly #verdicts = new Map<string, boolean>();

  constructor(fs: FileSystem, root: string, gitDir: string, config: Config, home?: string) {
    this.#fs = fs;
    this.#root = root;
    const outer: Ignore[] = [];
    const take = (path: string) => {
      if (fs.isFile(path)) outer.push(compile(fs.readText(path)));
    };
    take(`${gitDir}/info/exclude`);
    const excludes = config.get('core.excludesfile');
    if (excludes !== undefined) take(resolvePath(root, excludes.replace(/^~(?=\/)/, home ?? '~')));
    else if (home !== undefined && home !== '') take(`${home}/.config/git/ignore`);
    this.#outer = outer;
  }

  /** Rules that ignore nothing but what the patterns name: no file is read. */
  static none(patterns: readonly string[] = []): Pick<IgnoreRules, 'ignores'> {
    const rules = patterns.length === 0 ? undefined : compile(patterns.join('\n'));
    return {
      ignores: (path, isFolder) =>
        rules !== undefined && decide(rules, isFolder ? `${path}/` : path)?.ignored === true,
    };
  }

  /** @param path from the top of the working tree, without a slash at the end. */
  ignores(path: string, isFolder: boolean): boolean {
    const slash = path.lastIndexOf('/');
    if (slash > 0 && this.#folderIgnored(path.slice(0, slash))) return true;
    return this.#verdict(path, isFolder)?.ignored === true;
  }

  #folderIgnored(folder: string): boolean {
    const known = this.#verdicts.get(folder);
    if (known !== undefined) return known;
    const ignored = this.ignores(folder, true);
    this.#verdicts.set(folder, ignored);
    return ignored;
  }

  #verdict(path: string, isFolder: boolean): Verdict | undefined {
    const name = isFolder ? `${path}/` : path;
    for (let slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = slash === -1 ? '' : path.slice(0, slash);
      const rules = this.#rulesOf(folder);
      const found =
        rules === undefined ? undefined : decide(rules, folder === '' ? name : name.slice(slash + 1));
      if (found !== undefined) return found;
      if (slash <= 0) break;
    }
    for (const rules of this.#outer) {
      const found = decide(rules, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #rulesOf(folder: string): Ignore | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const path = resolvePath(this.#root, folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    const rules = this.#fs.at(path)?.kind === 'file' ? compile(this.#fs.readText(path)) : undefined;
    this.#byFolder.set(folder, rules);
    return rules;
  }
}

function decide(rules: Ignore, path: string): Verdict | undefined {
  const { ignored, unignored } = rules.test(path);
  if (ignored) return { ignored: true };
  return unignored ? { ignored: false } : undefined;
}
