import { DvcError } from '../errors';
import { loadIndex, type StageIndex } from '../pipeline/index';
import type { Tree } from '../pipeline/tree';
import type { GitCommit } from '../ports';
import type { Repository } from '../repo/repository';
import { commitTree } from '../repo/trees';

/** What DVC knew at a commit; commits that say the same share one. */
export interface IndexedCommit {
  readonly commit: GitCommit;
  readonly index: StageIndex;
}

/** What an index was read from. */
interface Reading {
  readonly files: string;
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly index: StageIndex;
}

/**
 * The indexes of the newest commits, read anew only where a file that they are made of has changed. Commits whose files
 * DVC cannot read are left out.
 */
export async function indexHistory(repo: Repository, limit: number): Promise<IndexedCommit[]> {
  const { git } = repo;
  if (!git) return [];
  const found: IndexedCommit[] = [];
  let last: Reading | undefined;
  for (const commit of (await git.history()).slice(0, limit)) {
    const tree = commitTree(git, commit.id, repo.root);
    try {
      const reading: Reading = last && (await saysTheSame(last, tree)) ? last : await readAnew(tree, repo);
      last = reading;
      found.push({ commit, index: reading.index });
    } catch (thrown) {
      if (!(thrown instanceof DvcError)) throw thrown;
    }
  }
  return found;
}

async function saysTheSame(reading: Reading, tree: Tree): Promise<boolean> {
  if ((await tree.stageFiles()).join('\n') !== reading.files) return false;
  for (const [path, text] of reading.texts) if ((await tree.readText(path)) !== text) return false;
  return true;
}

async function readAnew(tree: Tree, repo: Repository): Promise<Reading> {
  const texts = new Map<string, string | undefined>();
  const recording: Tree = {
    stageFiles: () => tree.stageFiles(),
    readText: async (path) => {
      const text = await tree.readText(path);
      texts.set(path, text);
      return text;
    },
  };
  const index = await loadIndex(recording, repo.paths);
  return { files: (await tree.stageFiles()).join('\n'), texts, index };
}
