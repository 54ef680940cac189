import type { StoreApi } from 'zustand';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import { shellLine } from '@/engine/shell/quote';
import type { DataVersion, TrackedData } from '@/engine/versioning/dvc/views/data-versions';
import type { LabState } from '@/stores/lab-contract';

/**
 * The line that makes an earlier version of tracked data what stands in the workspace; null where there is none: it is there,
 * no commit has it, its bytes are nowhere, or a stage makes it, and then other things are recorded beside it.
 */
export function bringBackLine(file: TrackedData, version: DataVersion): string | null {
  const [commit] = version.commits;
  const isKept = version.isInCache || version.isInRemote === true;
  if (file.isStageOutput || version.isInWorkspace || commit === undefined || !isKept) return null;
  return [
    shellLine(['git', 'checkout', commit.id.slice(0, 10), '--', file.stage]),
    ...(version.isInCache ? [] : [shellLine(['dvc', 'fetch', file.stage])]),
    shellLine(['dvc', 'checkout', file.stage]),
  ].join(' && ');
}

/** Runs such a line, and says how it went. */
export async function bringBack(lab: StoreApi<LabState>, path: string, line: string): Promise<void> {
  try {
    const { exitCode, stderr, stdout } = await lab.getState().runCommand(line);
    if (exitCode === 0) showToast({ title: `${path} is back as it was`, description: line, tone: 'passed' });
    else showToast({ title: `${path} was not brought back`, description: stderr || stdout, tone: 'failed' });
  } catch (error) {
    showToast({ title: `${path} was not brought back`, description: messageOf(error), tone: 'failed' });
  }
}
