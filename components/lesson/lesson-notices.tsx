'use client';

import dynamic from 'next/dynamic';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import { KeepingNotice } from '@/components/shell/keeping-notice';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { EarlierLesson } from './carried-work';
import { useLessonLayout } from './layout-context';
import { OpeningFailed } from './opening-failed';
import { useSession, useSessionPhase } from './session-context';

const CarriedWork = dynamic(() => import('./carried-work').then((module) => module.CarriedWork), {
  ssr: false,
});

const OtherDevices = dynamic(() => import('./other-devices').then((module) => module.OtherDevices), {
  ssr: false,
});

/** What one should know before going on: the work could not be opened, could not be saved, or the lesson was changed. */
export function LessonNotices({ earlier }: { readonly earlier?: EarlierLesson }) {
  const { phase, retry } = useSessionPhase();
  const me = useSignedIn();
  if (phase.status === 'opening') return null;
  return (
    <div className="mx-auto mt-6 max-w-[38rem] space-y-3 empty:hidden print:hidden">
      {phase.status === 'failed' ? (
        <div className="lg:hidden">
          <OpeningFailed error={phase.error} onRetry={retry} />
        </div>
      ) : (
        <>
          <KeepingNotice onExport={() => exportProject(phase.session)} />
          <WorkNotices session={phase.session} />
          {me === null ? null : <OtherDevices session={phase.session} userId={me.userId} />}
          {earlier ? <CarriedWork session={phase.session} earlier={earlier} /> : null}
        </>
      )}
    </div>
  );
}

/** Offers the work as a file, from the memory of this page. */
function exportProject(session: LessonSession): void {
  import('@/components/workbench/archive/carry-project').then(
    ({ beginExport }) => beginExport(session),
    (error: unknown) =>
      showToast({ tone: 'failed', title: 'The project was not exported', description: messageOf(error) }),
  );
}

function WorkNotices({ session }: { readonly session: LessonSession }) {
  const changed = useSession(session, 'workspace', (workspace) => workspace.lessonChanged);
  const save = useSession(session, 'workspace', (workspace) => workspace.save);
  const saveError = useSession(session, 'workspace', (workspace) => workspace.saveError);
  return (
    <>
      {save === 'failed' ? (
        <Callout tone="failed" role="alert" title="Your last changes could not be saved">
          <p>{saveError?.message ?? 'The browser did not say why.'}</p>
          <button
            type="button"
            className={`mt-2.5 ${buttonClass('secondary', 'sm')}`}
            onClick={() => exportProject(session)}
          >
            Export the project
          </button>
        </Callout>
      ) : null}
      {changed ? <ChangedLesson session={session} /> : null}
    </>
  );
}

function ChangedLesson({ session }: { readonly session: LessonSession }) {
  const { openWorkbench } = useLessonLayout();
  return (
    <Callout role="note" title="This lesson has changed since you began it">
      <p>
        Your files and results are kept as they are. Compare them with the new start, or begin again from it;
        that can be undone.
      </p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <button
          type="button"
          className={buttonClass('secondary', 'sm')}
          onClick={() => {
            session.editor.getState().showDiff('start');
            openWorkbench();
          }}
        >
          Compare with the new start
        </button>
        <button
          type="button"
          className={buttonClass('secondary', 'sm')}
          onClick={() => session.workspace.getState().reset()}
        >
          Begin again from it
        </button>
      </div>
    </Callout>
  );
}
