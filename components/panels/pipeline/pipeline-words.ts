import type { PipelineNode } from '@/engine/versioning/dvc/views/pipeline-view';
import type { StaleReason } from '@/engine/versioning/dvc/views/stale-reasons';
import type { RunLog, StageRun } from './run-log';

/** Whether nothing is recorded of a stage: it has never run to its end. */
export const isNew = ({ isData, lock, values }: PipelineNode): boolean =>
  !isData && Object.keys(lock).length === 0 && values.every(({ recorded }) => recorded === undefined);

/** Why a stage is stale, each reason in words; empty: it is not. */
export function reasonsOf(node: PipelineNode): string[] {
  if (isNew(node) && node.state === 'stale') {
    const always = node.reasons.some(({ kind }) => kind === 'always');
    return [always ? 'it has nothing that could change, so it runs every time' : 'it has not run yet'];
  }
  return node.reasons.map((reason) => reasonText(reason, node));
}

function reasonText(reason: StaleReason, { isData, lock }: PipelineNode): string {
  const { kind, path = '', key, change, before = 'nothing', after = 'nothing' } = reason;
  if (kind === 'command') return 'its command changed';
  if (kind === 'always') return 'it runs every time';
  if (kind === 'parameter') {
    if (key === undefined)
      return change === 'deleted' ? `${path} is missing` : `the parameters of ${path} are new`;
    if (change === 'deleted') return `${key} is not in ${path}`;
    return change === 'new' ? `${key} is new: ${after}` : `${key}: ${before} → ${after}`;
  }
  if (change === 'deleted') return `${path} is missing`;
  if (change === 'not in cache') return `${path} is not in the cache`;
  if (lock[path] === undefined) return `${path} is new`;
  return kind === 'output' && !isData ? `${path} was changed since the stage wrote it` : `${path} changed`;
}

/** What `dvc repro` will do, for the sign of a stage: a few words. */
export const ACT_WORDS: Readonly<Record<PipelineNode['act'], string>> = {
  skip: 'Up to date',
  run: 'Will run',
  restore: 'From the run cache',
  verify: 'Data changed',
  depends: 'Runs if its input changes',
  fail: 'Will fail',
  blocked: 'Not reached',
};

/** The same in a sentence. */
export function actSentence(node: PipelineNode): string {
  switch (node.act) {
    case 'skip':
      return node.isFrozen ? 'Frozen: what it reads is not looked at.' : 'dvc repro will skip it.';
    case 'run':
      return 'dvc repro will run its command.';
    case 'restore':
      return 'dvc repro will not run it: it ran with the same inputs before, and its outputs are laid out from the run cache.';
    case 'verify':
      return node.isFrozen
        ? 'It is frozen, so dvc repro records its outputs as they are.'
        : 'dvc repro will record the data as it is.';
    case 'depends':
      return 'dvc repro will run it only if a stage before it writes something else than the last time.';
    case 'fail':
      return node.problem ?? 'dvc repro will fail here.';
    case 'blocked':
      return 'dvc repro will not reach it, because a stage before it fails.';
  }
}

const RUN_WORDS: Readonly<Record<StageRun['state'], string>> = {
  running: 'Running',
  done: 'Ran',
  cached: 'Taken from the run cache',
  skipped: 'Skipped',
  verified: 'Recorded',
  failed: 'Failed',
  blocked: 'Not reached',
  stopped: 'Stopped',
};

/** How far a stage has come in a run, with the time that its command took. */
export function runText(run: StageRun): string {
  const word = RUN_WORDS[run.state];
  const isTimed = run.endedAt !== null && ['done', 'failed', 'stopped'].includes(run.state);
  return isTimed ? `${word} · ${secondsText(run.endedAt! - run.startedAt)}` : word;
}

/** `under 0.1 s`, `0.4 s`, `12 s`, `2 min 5 s`. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 0.05) return 'under 0.1 s';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** What a whole `dvc repro` will do, in a sentence. */
export function planSentence(nodes: readonly PipelineNode[]): string {
  const stages = nodes.filter(({ isData }) => !isData);
  const count = (act: PipelineNode['act']) => stages.filter((node) => node.act === act).length;
  const parts = [
    [count('run'), 'will run'],
    [count('restore'), 'from the run cache'],
    [count('depends'), 'may run'],
    [count('fail'), 'will fail'],
    [count('blocked'), 'not reached'],
    [stages.filter(({ act, isFrozen }) => isFrozen && act === 'verify').length, 'frozen and changed'],
  ] as const;
  const told = parts.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
  const hasNewData = nodes.some(({ isData, act }) => isData && act === 'verify');
  if (told.length === 0)
    return hasNewData ? 'Data changed, and no stage reads it.' : 'Data and pipelines are up to date.';
  const skipped = count('skip');
  return `${told.join(', ')}${skipped > 0 ? `, ${skipped} up to date` : ''}.`;
}

/** How a run ended, for those who do not see it. */
export function runAnnouncement({ line, exitCode, stages }: RunLog): string {
  const states = Object.values(stages).map(({ state }) => state);
  const count = (state: StageRun['state']) => states.filter((one) => one === state).length;
  const failed = Object.entries(stages).find(([, { state }]) => state === 'failed')?.[0];
  if (exitCode === 130) return `${line} was stopped.`;
  if (exitCode !== 0) return failed === undefined ? `${line} failed.` : `${line} failed at ${failed}.`;
  if (states.length === 0) return `${line} is done.`;
  return `${line} is done: ${count('done')} ran, ${count('cached')} from the run cache, ${count('skipped')} skipped.`;
}
