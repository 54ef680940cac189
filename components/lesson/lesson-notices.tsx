'use client';

import dynamic from 'next/dynamic';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
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
          <WorkNotices session={phase.session} />
          {me === null ? null : <OtherDevices session={phase.session} userId={me.userId} />}
          {earlier ? <CarriedWork session={phase.session} earlier={earlier} /> : null}
        </>
      )}
    </div>
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
          {saveError?.message ?? 'The browser did not say why.'}
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
