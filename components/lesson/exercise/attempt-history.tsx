'use client';

import { buttonClass } from '@/components/ui/button-class';
import { Disclosure } from '@/components/ui/disclosure';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import type { AttemptRecord, LessonSession } from '@/stores/contracts';
import { counted } from '../format';
import { useLessonLayout } from '../layout-context';
import { useSession } from '../session-context';
import { useChangedSince } from './use-changed-since';
import { attemptTime, countText, creditText } from './verdict-words';

/** Earlier attempts: what each came to, what has changed since, and a way to have its files back. */
export function AttemptHistory({
  session,
  attempts,
}: {
  readonly session: LessonSession;
  readonly attempts: readonly AttemptRecord[];
}) {
  return (
    <Disclosure title={`Your attempts (${attempts.length})`}>
      <ol className="divide-y divide-line">
        {attempts.map((attempt, index) => (
          <Attempt key={attempt.report.attemptId} session={session} attempt={attempt} newest={index === 0} />
        ))}
      </ol>
    </Disclosure>
  );
}

function Attempt({
  session,
  attempt: { report, files },
  newest,
}: {
  readonly session: LessonSession;
  readonly attempt: AttemptRecord;
  readonly newest: boolean;
}) {
  const { openWorkbench } = useLessonLayout();
  const changed = useChangedSince(session, files);
  const writer = useSession(session, 'workspace', (workspace) => workspace.access === 'writer');
  const time = attemptTime(report.finishedAt, Date.now());
  const restore = () => {
    session.workspace.getState().restore(files, `Bring back the attempt of ${time}`);
    openWorkbench();
    showToast({
      title: `The files of ${time} are back`,
      description: 'What you had before is one undo away.',
      action: { label: 'Undo', run: () => session.workspace.getState().undo() },
      timeout: UNDO_TOAST_MS,
    });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2.5 first:pt-0 last:pb-0">
      <span className="font-medium tabular-nums">{time}</span>
      <span className="text-ink-muted">
        {countText(report)}, {creditText(report.credit)}
      </span>
      <span className="text-ink-muted text-xs">
        {changed.length === 0
          ? 'the same files as now'
          : `differs from now in ${counted(changed.length, 'file')}: ${changed.map((file) => file.path).join(', ')}`}
      </span>
      <span className="ms-auto flex gap-2">
        {newest && changed.length > 0 ? (
          <button
            type="button"
            className={buttonClass('quiet', 'sm')}
            onClick={() => {
              session.editor.getState().showDiff('last-attempt');
              openWorkbench();
            }}
          >
            Compare
          </button>
        ) : null}
        {changed.length > 0 ? (
          <button
            type="button"
            className={buttonClass('secondary', 'sm')}
            disabled={!writer}
            onClick={restore}
          >
            Bring back these files
          </button>
        ) : null}
      </span>
    </li>
  );
}
