'use client';

import { CirclePlay } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useWorkbench } from '@/components/workbench/workbench-context';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import { FIRST_PATH, FIRST_WORKFLOW } from './first-workflow';
import { PlannedWorkflows } from './planned-workflows';

export interface NothingPushedProps {
  readonly session: LessonSession;
  readonly lab: StoreApi<LabState>;
}

/** What to do before the project is on GitHub: a workflow to begin with, what it would do, and the way to push it. */
export function NothingPushed({ session, lab }: NothingPushedProps) {
  const { layout, panels } = useWorkbench();
  return (
    <div className="h-full overflow-y-auto">
      <EmptyState
        icon={<CirclePlay aria-hidden size={24} />}
        title="No workflow has run yet"
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <FirstWorkflowButton session={session} />
            {panels.some(({ id }) => id === 'github') ? (
              <Button size="sm" onPress={() => layout.getState().showPanel('github')}>
                Put this project on GitHub
              </Button>
            ) : null}
          </div>
        }
      >
        A file in <code>.github/workflows</code> says what GitHub does with each push: install, test, train,
        judge. Write one, put the project on the lab's GitHub, and its runs stand here.
      </EmptyState>
      <PlannedWorkflows session={session} lab={lab} />
    </div>
  );
}

/** Writes a workflow to begin with, or opens the one that there is. */
export function FirstWorkflowButton({ session }: { readonly session: LessonSession }) {
  const known = useStore(session.workspace, ({ files }) =>
    Object.keys(files).find((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)),
  );
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  if (known === undefined && !canWrite) return null;
  return (
    <Button
      size="sm"
      variant="primary"
      onPress={() => {
        if (known === undefined) session.workspace.getState().create(FIRST_PATH, FIRST_WORKFLOW);
        session.editor.getState().openFile(known ?? FIRST_PATH);
      }}
    >
      {known === undefined ? 'Write a first workflow' : `Open ${known}`}
    </Button>
  );
}
