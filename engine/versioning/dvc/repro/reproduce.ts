import { DvcError, DvcInterrupted, describeError } from '../errors';
import type { Recorded } from '../hash/measure';
import type { Graph } from '../pipeline/graph';
import { type Stage, stageKey } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { joinWords } from '../text/humanize';
import type { ReproPlan } from './plan';
import { type RunContext, type RunOptions, reproduceStage } from './run-stage';

/** How a plan is carried out. */
export interface ReproduceOptions extends RunOptions {
  /** What a failure does: `fail` ends, `keep-going` skips what depends on it, `ignore` goes on as if it had not been. */
  readonly onError?: 'fail' | 'keep-going' | 'ignore';
  /** What follows from a stage that ran is run in any case. */
  readonly isDownstreamForced?: boolean;
}

/**
 * Carries out a plan, stage by stage.
 * @returns how many stages were not skipped.
 * @throws DvcError that names the stages that failed.
 */
export async function reproduce(
  context: RunContext,
  plan: ReproPlan,
  options: ReproduceOptions,
): Promise<number> {
  const { repo, out } = context;
  const onError = options.onError ?? 'fail';
  const forced = new Set(options.isForced ? plan.steps.map(stageKey) : []);
  const skipped = new Set<string>();
  const failed: Stage[] = [];
  const fresh = new Map<string, Recorded>();
  let done = 0;
  let isAfterRun = false;
  for (const stage of plan.steps) {
    repo.checkInterrupt();
    const key = stageKey(stage);
    if (skipped.has(key)) continue;
    if (isAfterRun) out.write();
    const isForced = forced.has(key);
    try {
      const state = await reproduceStage(context, stage, { ...options, isForced }, fresh);
      isAfterRun = state !== undefined;
      if (state) {
        done++;
        for (const one of stage.outs)
          if (state.outs.has(one.written)) fresh.set(one.path, state.outs.get(one.written)!);
      }
      if (options.isDownstreamForced && (state || isForced))
        for (const next of plan.graph?.downstream(stage) ?? []) forced.add(stageKey(next));
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown instanceof DvcInterrupted) throw thrown;
      failed.push(stage);
      if (onError === 'fail') throw failureOf(repo, [stage], thrown);
      out.warn(`${describeError(thrown)}${onError === 'ignore' ? ' (ignored)' : ''}`);
      if (onError === 'keep-going')
        for (const one of skipDependents(context, plan.graph, stage)) skipped.add(one);
    }
  }
  if (onError === 'keep-going' && failed.length > 0) throw failureOf(repo, failed);
  return done;
}

function skipDependents({ repo, out }: RunContext, graph: Graph | undefined, stage: Stage): string[] {
  const dependents =
    graph?.postOrder([stage], (one) => graph.downstream(one)).filter((one) => one !== stage) ?? [];
  if (dependents.length > 0) {
    const names = joinWords(dependents.map((one) => `'${repo.address(one)}'`));
    out.warn(`${dependents.length > 1 ? 'Stages' : 'Stage'} ${names} will be skipped due to this failure`);
  }
  return dependents.map(stageKey);
}

function failureOf(repo: Repository, stages: readonly Stage[], cause?: unknown): DvcError {
  const names = joinWords(stages.map((stage) => `'${repo.address(stage)}'`));
  return new DvcError(`failed to reproduce${stages.length > 1 ? ' stages:' : ''} ${names}`, { cause });
}
