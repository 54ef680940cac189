'use client';

import { NotebookPen } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import type { CaseRecord } from '@/engine/incidents/on-call/case-record';
import { draftPostMortem, timelineLines, withTimeline } from '@/engine/incidents/post-mortem/draft';
import type { ShiftTabProps } from './shift-tab-props';

/** Begins the post-mortem of an incident beside the shift, or puts its timeline into the one that is there. */
export function PostMortemActions({
  session,
  files,
  view,
  incident,
}: ShiftTabProps & { readonly incident: CaseRecord }) {
  const path = `${files.folder}post-mortem.md`;
  const existing = useStore(session.workspace, (state) => state.files[path]);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const isThere = typeof existing === 'string' && existing.trim() !== '';
  const write = (text: string, label: string) => {
    const { files: all, restore } = session.workspace.getState();
    restore({ ...all, [path]: text }, label);
    session.editor.getState().openFile(path);
  };
  const { timeline } = view.snapshot;
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      <Button
        size="sm"
        isDisabled={!canWrite}
        aria-label={`${isThere ? 'Write a new post-mortem' : 'Begin the post-mortem'}: ${incident.title}`}
        onPress={() => write(draftPostMortem(timeline, incident, view.startMs), 'Begin a post-mortem')}
      >
        <NotebookPen aria-hidden size={14} />
        {isThere ? 'Write a new post-mortem' : 'Begin the post-mortem'}
      </Button>
      {isThere ? (
        <Button
          size="sm"
          variant="quiet"
          isDisabled={!canWrite}
          aria-label={`Put its timeline into the post-mortem: ${incident.title}`}
          onPress={() =>
            write(
              withTimeline(existing, timelineLines(timeline, incident, view.startMs)),
              'Put the timeline into the post-mortem',
            )
          }
        >
          Put its timeline in
        </Button>
      ) : null}
    </div>
  );
}
