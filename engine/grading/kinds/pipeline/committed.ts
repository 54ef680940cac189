import type { Facts } from '../../../core/facts';
import { dvcPipeline } from '../../../versioning/dvc/views/questions';
import type { Workshop } from '../versions/workshop';
import type { Chain } from './chain';

/** What `committedFacts` finds. */
export const COMMITTED_FACTS = {
  locks: 'dvc.lock files in the last commit',
  uncommitted: 'files of the folder with changes that are in no commit',
  behind: 'stages whose record in dvc.lock is not of what stands there',
  outputsInGit: 'cached outputs that git holds as well',
  outputInGit: 'the first such output',
  metricInGit: 'whether the metrics are in the last commit',
} as const;

/** What of the pipeline and its results is in git, and whether `dvc.lock` tells of the files as they are. */
export async function committedFacts(shop: Workshop, chain: Chain, metric: string): Promise<Facts> {
  const view = await dvcPipeline(shop.store, {});
  const stages = (view?.nodes ?? []).filter(({ isData, outs }) => !isData && isOf(chain, outs));
  const { stdout: listed } = await shop.run('git ls-tree -r --name-only HEAD');
  const tracked = new Set(listed.split('\n').filter(Boolean));
  const { stdout: changed } = await shop.run(`git status --porcelain -- ${chain.folder} dvc.yaml dvc.lock`);
  const twice = stages.flatMap(({ outs }) =>
    outs.filter(({ path, isCached }) => isCached && tracked.has(path)),
  );
  return {
    locks: [...tracked].filter((path) => /(^|\/)dvc\.lock$/.test(path)).length,
    uncommitted: changed.split('\n').filter(Boolean).length,
    behind: stages.filter(
      ({ state, reasons }) => state !== 'fresh' && reasons.some(({ kind }) => kind !== 'always'),
    ).length,
    outputsInGit: twice.length,
    outputInGit: twice[0]?.path ?? null,
    metricInGit: tracked.has(`${chain.folder}/${metric}`),
  };
}

const isOf = ({ folder }: Chain, outs: readonly { readonly path: string }[]) =>
  outs.length === 0 || outs.some(({ path }) => path.startsWith(`${folder}/`));
