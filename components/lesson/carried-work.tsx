'use client';

import { useEffect, useState } from 'react';
import { registerCommands } from '@/components/shell/commands';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { WorkspaceFiles } from '@/engine/core/files';
import { changesTo, selects } from '@/engine/workspace/overlays';
import type { LessonSession } from '@/stores/contracts';
import { useAnnounce } from './announcer';
import { useSession } from './session-context';

/** The lesson whose end this one begins with. */
export interface EarlierLesson {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  /** The files that are taken over. */
  readonly carries: readonly string[];
}

/**
 * Asks, once there is own work in the lesson before, whether to go on with that or with the reference. The palette has
 * the same choice at any time; it is one step of undo.
 */
export function CarriedWork({
  session,
  earlier,
}: {
  readonly session: LessonSession;
  readonly earlier: EarlierLesson;
}) {
  const { start } = session.bundle;
  const [own, setOwn] = useState<WorkspaceFiles | null>(null);
  const [closed, setClosed] = useState(false);
  const isWriter = useSession(session, 'workspace', ({ access }) => access === 'writer');
  const untouched = useSession(
    session,
    'workspace',
    ({ files }) => Object.keys(changesTo(files, start, earlier.carries)).length === 0,
  );
  const announce = useAnnounce();

  useEffect(() => {
    let left = false;
    import('@/stores/browser-carried-work')
      .then(({ loadCarriedWork }) => loadCarriedWork(earlier.slug, earlier.carries, start))
      .then(
        (found) => {
          if (!left) setOwn(found);
        },
        // The reference start is there all the same; the console keeps the reason.
        (thrown: unknown) => console.warn('Earlier work could not be read:', messageOf(thrown)),
      );
    return () => {
      left = true;
    };
  }, [earlier, start]);

  useEffect(() => {
    if (!own) return;
    return registerCommands([
      {
        id: 'lesson.carry',
        title: `Bring my own work from ${earlier.id} ${earlier.title}`,
        group: 'This lesson',
        keywords: ['carry', 'continue', 'start'],
        run: () => bring(session, own, earlier),
      },
    ]);
  }, [own, session, earlier]);

  if (!own || !untouched || closed) return null;
  return (
    <Callout role="note" title={`Go on with your own work from ${earlier.id}?`}>
      <p>
        This lesson begins with the reference end of {earlier.id} {earlier.title}. Yours is different. You can
        go on with either, and undo the choice.
      </p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <button
          type="button"
          className={buttonClass('primary', 'sm')}
          disabled={!isWriter}
          onClick={() => {
            bring(session, own, earlier);
            announce(`Your own work from ${earlier.id} is in the workbench.`);
          }}
        >
          Bring my own work
        </button>
        <button type="button" className={buttonClass('secondary', 'sm')} onClick={() => setClosed(true)}>
          Keep the reference
        </button>
      </div>
    </Callout>
  );
}

function bring(session: LessonSession, own: WorkspaceFiles, { id, carries }: EarlierLesson): void {
  const { files, restore } = session.workspace.getState();
  const others = Object.fromEntries(Object.entries(files).filter(([path]) => !selects(carries, path)));
  try {
    restore({ ...others, ...own }, `Bring own work from ${id}`);
  } catch (thrown) {
    showToast({ title: 'Your work was not brought', description: messageOf(thrown), tone: 'failed' });
  }
}
