'use client';

import { useSearchParams } from 'next/navigation';
import { AnnouncerProvider } from '@/components/lesson/announcer';
import { LessonSessionProvider, type OpenSession } from '@/components/lesson/session-context';
import { WorkbenchSlot } from '@/components/lesson/workbench-slot';
import { Callout } from '@/components/ui/callout';
import { ProjectBar } from './project-bar';

const openFromStores: OpenSession = async (id) => {
  const { openProjectSession } = await import('@/stores/studio/open-project-session');
  return openProjectSession(id);
};

/** One project of the Studio: its workbench fills the page. */
export function ProjectPage() {
  const id = useSearchParams().get('id');
  if (id === null)
    return (
      <Callout tone="failed" title="No project is named" className="m-6">
        Open one from the list of the Studio.
      </Callout>
    );
  return (
    <LessonSessionProvider key={id} slug={id} open={openFromStores}>
      <AnnouncerProvider>
        <div className="flex h-[calc(100dvh-var(--header-height))] flex-col">
          <ProjectBar id={id} />
          <p className="border-line border-b bg-canvas px-4 py-2 text-ink-muted text-sm leading-5 lg:hidden">
            The workbench is made for a window of 1,024 px or more. Here it works, but there is little room.
          </p>
          <section
            id="workbench"
            aria-label="Workbench"
            tabIndex={-1}
            className="min-h-0 flex-1 outline-none"
          >
            <WorkbenchSlot />
          </section>
        </div>
      </AnnouncerProvider>
    </LessonSessionProvider>
  );
}
