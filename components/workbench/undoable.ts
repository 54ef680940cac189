import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';

/**
 * Does something to the workspace that may have been a mistake, asks nothing, and offers Undo in a toast. Undo takes
 * back that one step; when more was done since, it brings back the files as they were before it.
 */
export function doUndoably(workspace: LessonSession['workspace'], title: string, act: () => void): void {
  const before = workspace.getState().files;
  try {
    act();
  } catch (thrown) {
    showToast({ title: 'That did not work', description: messageOf(thrown), tone: 'failed' });
    return;
  }
  const after = workspace.getState().files;
  if (after === before) {
    showToast({ title: 'Nothing to change', description: 'The files are already like that.' });
    return;
  }
  const undo = () => {
    const { files, undo: undoStep, restore } = workspace.getState();
    if (files === after) undoStep();
    else restore(before, `Undo: ${title}`);
  };
  showToast({ title, action: { label: 'Undo', run: undo }, timeout: UNDO_TOAST_MS });
}
