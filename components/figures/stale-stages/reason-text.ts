import type { PipelineNode, StaleReason } from '@/engine/versioning/dvc/views/pipeline-view';

/** Why a stage is as it is, in a line. */
export function stateText({ state, reasons }: PipelineNode): string {
  if (reasons.length > 0) return reasons.map(reasonText).join(', ');
  return state === 'waiting' ? 'reads from a stale stage' : 'as in the lock file';
}

function reasonText({ kind, path, key, change }: StaleReason): string {
  if (kind === 'parameter') return `${key ?? path} ${change}`;
  if (kind === 'command') return 'command modified';
  if (kind === 'always') return 'always runs';
  return `${path} ${change}`;
}

/** The lines of `dvc repro` that say what became of each stage. */
export const outcomeLines = (printed: string): readonly string[] =>
  printed.split('\n').filter((line) => /^(Running stage|Stage '|Data and pipelines|ERROR)/.test(line));
