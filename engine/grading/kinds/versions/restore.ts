import { shellQuote } from '../../../shell/quote';
import type { Workshop } from './workshop';

/** How far back versions of data are looked for. */
const MOST_COMMITS = 40;

/** A commit of a history, with its subject line. */
export interface Commit {
  readonly id: string;
  readonly subject: string;
}

/** The commits that branches and tags of the project reach, newest first; none where there is no repository. */
export async function commitsOf(shop: Workshop): Promise<Commit[]> {
  const { exitCode, stdout } = await shop.run('git log --all --format="%H %s"');
  if (exitCode !== 0) return [];
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, 40), subject: line.slice(41) }));
}

/** Brings a commit and the data that it names into the folder, as its user would; the MD5 of the data then. */
export async function restoreData(
  shop: Workshop,
  commit: string,
  data: string,
  { pulls = false } = {},
): Promise<string | null> {
  shop.remove(data);
  const code = await shop.run(`git checkout -q -f ${shellQuote(commit)}`);
  if (code.exitCode !== 0) return null;
  await shop.run(pulls ? 'dvc pull -q -f' : 'dvc checkout -q -f');
  return shop.md5(data);
}

/** Which of the wanted contents (by MD5) come back from some commit of the history, and from which. */
export async function restorableFrom(
  shop: Workshop,
  commits: readonly Commit[],
  data: string,
  wanted: readonly string[],
  options?: { readonly pulls?: boolean },
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { id } of commits.slice(0, MOST_COMMITS)) {
    if (wanted.every((md5) => found.has(md5))) break;
    const md5 = await restoreData(shop, id, data, options);
    if (md5 !== null && wanted.includes(md5) && !found.has(md5)) found.set(md5, id);
  }
  return found;
}
