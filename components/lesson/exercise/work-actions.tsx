'use client';

import { buttonClass } from '@/components/ui/button-class';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { EditorState, LessonSession } from '@/stores/contracts';
import { useLessonLayout } from '../layout-context';
import { useSession } from '../session-context';

/** Comparisons of the work, and the solution. Both can be undone; the solution steps forward only after an attempt. */
export function WorkActions({
  session,
  edits,
  attempted,
}: {
  readonly session: LessonSession;
  readonly edits: readonly string[];
  readonly attempted: boolean;
}) {
  const { openWorkbench } = useLessonLayout();
  const writer = useSession(session, 'workspace', (workspace) => workspace.access === 'writer');
  const compare = (against: EditorState['diff']) => {
    session.editor.getState().showDiff(against);
    openWorkbench();
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-sm">
      <span className="text-ink-muted">Compare with</span>
      <button type="button" className={buttonClass('secondary', 'sm')} onClick={() => compare('start')}>
        the start
      </button>
      {attempted ? (
        <>
          <button
            type="button"
            className={buttonClass('secondary', 'sm')}
            onClick={() => compare('last-attempt')}
          >
            your last attempt
          </button>
          <button
            type="button"
            className={buttonClass('secondary', 'sm')}
            onClick={() => compare('solution')}
          >
            the solution
          </button>
        </>
      ) : null}
      <button
        type="button"
        disabled={!writer}
        className={buttonClass(attempted ? 'secondary' : 'quiet', 'sm')}
        onClick={() => showSolution(session, edits, openWorkbench)}
      >
        Show the solution
      </button>
    </div>
  );
}

/** Lays the solution over the work, as one step of undo, and offers to take it back. */
export function showSolution(
  session: LessonSession,
  edits: readonly string[],
  openWorkbench: () => void,
): void {
  const shown = session.workspace.getState().showSolution(edits.length > 0 ? edits : undefined);
  openWorkbench();
  // A solution that a script makes is there when the script has been played.
  shown.then(
    () =>
      showToast({
        title: 'The solution is in your files',
        description: 'Your own work is one undo away.',
        action: { label: 'Undo', run: () => session.workspace.getState().undo() },
        timeout: UNDO_TOAST_MS,
      }),
    (error: unknown) =>
      showToast({ title: 'The solution was not made', description: messageOf(error), tone: 'failed' }),
  );
}
