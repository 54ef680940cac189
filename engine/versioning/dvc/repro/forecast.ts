import { isUnchanged, type Measure } from '../compare/stage-status';
import { DvcError } from '../errors';
import type { Recorded } from '../hash/measure';
import type { Graph } from '../pipeline/graph';
import { isDataSource, type Stage, stageKey } from '../pipeline/stage';
import { requireParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import { isWithin } from '../text/paths';
import { staleness } from './decide';
import { findOutputs } from './restore';

/**
 * What `dvc repro` will do with a stage. `skip`: nothing, it is as it was. `run`: its command. `restore`: lay out the
 * outputs of a run before. `verify`: look at data, or at the outputs of a frozen stage, anew. `depends`: run only if a
 * stage before it writes something else than the last time. `fail`: something that it reads is not there. `blocked`: not
 * reached, because a stage before it fails.
 */
export type ForecastAct = 'skip' | 'run' | 'restore' | 'verify' | 'depends' | 'fail' | 'blocked';

/** What will be done with a stage, and what of it is known already. */
export interface Forecast {
  readonly act: ForecastAct;
  /** For `fail`: what is not there, in a sentence. */
  readonly problem?: string;
}

/** Outputs that will not be as they are now, by kept path: what they will be, or that nobody knows before the run. */
type Coming = Map<string, Recorded | 'unknown'>;

/** What a stage reads: what is known of it, and whether some of it is only known after stages before it ran. */
interface Inputs {
  readonly measure: Measure;
  readonly isUnknown: boolean;
}

/**
 * Foretells a `dvc repro` of all stages by its own rules, without running anything: outputs that come back from the run
 * cache are known by their hash, so what follows from them is known too.
 * @param graph the stages; the inputs of frozen ones left out
 * @returns what becomes of each stage, by `stageKey`
 */
export function forecast(repo: Repository, graph: Graph): ReadonlyMap<string, Forecast> {
  const coming: Coming = new Map();
  const found = new Map<string, Forecast>();
  for (const stage of graph.postOrder()) {
    const isBlocked = graph
      .upstream(stage)
      .some((one) => ['fail', 'blocked'].includes(found.get(stageKey(one))!.act));
    found.set(stageKey(stage), isBlocked ? { act: 'blocked' } : forecastStage(repo, stage, coming));
  }
  return found;
}

function forecastStage(repo: Repository, stage: Stage, coming: Coming): Forecast {
  const { measure, isUnknown } = inputsOf(repo, stage, coming);
  const isChanged = !isUnchanged(staleness(repo, stage, { measure }));
  if (!isChanged && !isUnknown) return { act: 'skip' };
  if (isDataSource(stage) || stage.isFrozen) return verified(repo, stage);
  if (!isChanged) return unknownOutputs(stage, coming, 'depends');
  const problem = missingInput(repo, stage, measure);
  if (problem !== undefined) return { act: 'fail', problem };
  const outs = isUnknown ? undefined : findOutputs(repo, stage, { measure });
  if (outs === undefined) return unknownOutputs(stage, coming, 'run');
  for (const out of stage.outs) {
    const will = outs.get(out.written)!;
    if (repo.measure(out.path)?.md5 !== will.md5) coming.set(out.path, will);
  }
  return { act: 'restore' };
}

/** What is coming where a stage reads; a file inside or around a coming output is not known before. */
function inputsOf(repo: Repository, stage: Stage, coming: Coming): Inputs {
  const known = new Map<string, Recorded>();
  let isUnknown = !stage.isFrozen && stage.params.some(({ path }) => coming.has(path));
  if (!stage.isFrozen)
    for (const dep of stage.deps) {
      const touched = [...coming.keys()].filter(
        (path) => isWithin(path, dep.path) || isWithin(dep.path, path),
      );
      const will = coming.get(dep.path);
      if (touched.length === 0) continue;
      if (will !== undefined && will !== 'unknown') known.set(dep.path, will);
      else {
        isUnknown = true;
        // As the last time, until it turns out otherwise; without a last time it is a change in any case.
        known.set(dep.path, dep.recorded ?? { md5: 'not known yet' });
      }
    }
  return { measure: (path) => known.get(path) ?? repo.measure(path), isUnknown };
}

function verified(repo: Repository, stage: Stage): Forecast {
  const missing = stage.outs.filter((out) => repo.measure(out.path) === undefined);
  if (missing.length === 0) return { act: 'verify' };
  const names = missing.map((out) => repo.paths.shown(out.path)).join(', ');
  return {
    act: 'fail',
    problem: `${names} is not there. \`dvc pull\` or \`dvc checkout\` may bring it back.`,
  };
}

function unknownOutputs(stage: Stage, coming: Coming, act: 'run' | 'depends'): Forecast {
  for (const out of stage.outs) coming.set(out.path, 'unknown');
  return { act };
}

/** The first thing that a stage reads and that is not there, in a sentence. */
function missingInput(repo: Repository, stage: Stage, measure: Measure): string | undefined {
  const dep = stage.deps.find(({ path }) => measure(path) === undefined);
  if (dep) return `The dependency ${repo.paths.shown(dep.path)} is not there, and no stage makes it.`;
  for (const spec of stage.params) {
    if (!repo.fs.exists(repo.paths.absolute(spec.path)))
      return `The file of parameters ${repo.paths.shown(spec.path)} is not there.`;
    try {
      requireParams(repo, spec);
    } catch (thrown) {
      if (thrown instanceof DvcError) return thrown.message;
      throw thrown;
    }
  }
  return undefined;
}
