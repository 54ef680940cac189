import { DvcError } from '../errors';
import type { GitPort } from '../ports';
import type { Repository } from '../repo/repository';

/** Where experiments are kept in git: `refs/exps/<2>/<38>/<name>`, by the commit that they started from. */
const PREFIX = 'refs/exps/';

/** A run that was kept beside the branches. */
export interface Experiment {
  readonly name: string;
  readonly ref: string;
  /** Its commit. */
  readonly commit: string;
  /** The commit that it started from. */
  readonly baseline: string;
}

/** The ref of an experiment. */
export const experimentRef = (baseline: string, name: string): string =>
  `${PREFIX}${baseline.slice(0, 2)}/${baseline.slice(2)}/${name}`;

/** All experiments, by name; the commands of experiments need git. @throws DvcError without it. */
export async function experimentsOf(repo: Repository): Promise<Experiment[]> {
  const refs = await gitOf(repo).refs(PREFIX);
  return refs.flatMap(({ name: ref, commit }) => {
    const match = /^refs\/exps\/([0-9a-f]{2})\/([0-9a-f]{38})\/([^/]+)$/.exec(ref);
    return match ? [{ name: match[3]!, ref, commit, baseline: match[1]! + match[2]! }] : [];
  });
}

/** Git, which experiments cannot do without. @throws DvcError when there is none. */
export function gitOf(repo: Repository): GitPort {
  if (!repo.git) throw new DvcError('SCM features are not supported: experiments are kept in git');
  return repo.git;
}

/** The commit that HEAD is on. @throws DvcError in a repository without commits. */
export async function headOf(repo: Repository): Promise<string> {
  const head = await gitOf(repo).commitOf('HEAD');
  if (head === undefined)
    throw new DvcError('unable to run an experiment: the Git repository has no commits yet');
  return head;
}

/** An experiment by name, or by the start of its commit's id; of several with one name, that of HEAD. @throws DvcError when there is none. */
export async function experimentNamed(repo: Repository, name: string): Promise<Experiment> {
  const all = await experimentsOf(repo);
  const named = all.filter((one) => one.name === name);
  const found =
    named.length > 0 ? named : all.filter((one) => name.length >= 4 && one.commit.startsWith(name));
  const head = await gitOf(repo).commitOf('HEAD');
  const chosen = found.find((one) => one.baseline === head) ?? found[0];
  if (!chosen) throw new DvcError(`Could not find experiment '${name}'`);
  if (found.length > 1 && chosen.baseline !== head)
    throw new DvcError(
      `Ambiguous name '${name}' refers to multiple experiments. Use one of the following full refnames instead:\n\n${found.map((one) => `\t${one.ref}`).join('\n')}`,
    );
  return chosen;
}
