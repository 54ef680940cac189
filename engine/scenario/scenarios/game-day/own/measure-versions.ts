import { registeredVersions } from '../../../../grading/kinds/versions/registered';
import { commitsOf, restoreData } from '../../../../grading/kinds/versions/restore';
import { runsTable } from '../../../../tracking/mlflow/views/runs-table';
import type { ExperimentsPolicy } from '../../../../world/policies/experiments';
import type { VersionsPolicy } from '../../../../world/policies/versions';
import type { Measured } from './measured';
import { type OwnProject, PLATFORM, workshopOf } from './project';

/** Runs from which on something was compared. */
const LEAST_RUNS = 3;

/** Versions of everything: which registered versions name their code and data, and whether both really come back. */
export async function measureVersions(
  project: OwnProject,
  reference: VersionsPolicy,
): Promise<Measured<VersionsPolicy>> {
  const shop = workshopOf(project);
  const versions = registeredVersions(shop, PLATFORM.model, PLATFORM.data);
  const commits = new Set((await commitsOf(shop)).map(({ id }) => id));
  const known = versions.filter(
    ({ commit, data }) => commit !== null && data !== null && commits.has(commit),
  );
  const served = known.find(({ aliases }) => aliases.length > 0) ?? known[0];
  const restored = served ? await restoreData(shop, served.commit!, PLATFORM.data) : null;
  const isBack = served !== undefined && restored === served.data;
  const share = versions.length === 0 ? 0 : known.length / versions.length;
  const facts = {
    commits: commits.size,
    versions: versions.length,
    traceless: versions.length - known.length,
    dataRestored: isBack,
  };
  if (commits.size === 0 || versions.length === 0)
    return {
      policy: null,
      says: `There ${commits.size === 0 ? 'is no history of the code' : 'is no registered version'}, so going back means looking for files.`,
      facts,
    };
  return {
    policy: {
      code: { ...reference.code, works: 1 },
      model: { ...reference.model, works: share },
      data: { ...reference.data, works: Number(isBack) },
      reproducible: isBack ? share : 0,
    },
    says: `${known.length} of ${versions.length} registered versions name a commit and data; the data of the one that is served ${isBack ? 'came back' : 'did not come back'}.`,
    facts,
  };
}

/** Experiments: whether the version that is served was the best of several runs. */
export function measureExperiments(project: OwnProject): Measured<ExperimentsPolicy> {
  const shop = workshopOf(project);
  const { rows, columns } = runsTable(shop.store, {});
  const metric = columns.findIndex(({ entity, isConstant }) => entity === 'metric' && !isConstant);
  const served = registeredVersions(shop, PLATFORM.model, PLATFORM.data).find(
    ({ aliases }) => aliases.length > 0,
  );
  const values = rows.flatMap(({ runId, cells }) => {
    const value = metric < 0 ? null : cells[metric];
    return typeof value === 'number' ? [{ runId, value }] : [];
  });
  const best = values.length === 0 ? null : Math.max(...values.map(({ value }) => value));
  const own = values.find(({ runId }) => runId === served?.runId)?.value ?? null;
  const isBest = values.length >= LEAST_RUNS && own !== null && own === best;
  const facts = {
    runs: rows.length,
    measuredRuns: values.length,
    championIsBest: isBest,
    champion: served?.version ?? null,
  };
  if (rows.length === 0) return { policy: null, says: 'No run was tracked, so nothing was compared.', facts };
  return {
    policy: { compares: isBest },
    says: `${values.length} runs have a metric to be compared by, and the served version is ${isBest ? 'the best of them' : 'not known as the best of them'}.`,
    facts,
  };
}
