'use client';

import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Disclosure } from '@/components/ui/disclosure';
import type { ProjectCard } from '@/contracts/project-records';
import type { StudioState } from '@/stores/studio/studio-store';
import { timeWords } from './project-words';

export interface ProjectBinProps {
  readonly studio: StoreApi<StudioState>;
  readonly projects: readonly ProjectCard[];
}

/** The projects that were removed: each can be brought back, or deleted for good. */
export function ProjectBin({ studio, projects }: ProjectBinProps) {
  const [erased, setErased] = useState<ProjectCard | null>(null);
  return (
    <>
      <Disclosure title={`Bin (${projects.length})`}>
        <ul className="flex flex-col gap-3">
          {projects.map((project) => (
            <li key={project.id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <div className="min-w-0 flex-1 basis-48">
                <p className="truncate text-ink">{project.name}</p>
                <p className="text-ink-muted text-xs leading-5">
                  in the bin since {timeWords(project.removedAt ?? 0)}
                </p>
              </div>
              <Button size="sm" onPress={() => void studio.getState().bringBack(project.id)}>
                Bring back
              </Button>
              <Button size="sm" variant="danger" onPress={() => setErased(project)}>
                Delete for good
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
      <Dialog
        role="alertdialog"
        size="sm"
        title={`Delete ${erased?.name ?? ''}?`}
        isOpen={erased !== null}
        onOpenChange={(open) => {
          if (!open) setErased(null);
        }}
        actions={
          <>
            <Button onPress={() => setErased(null)}>Keep it</Button>
            <Button
              variant="danger"
              onPress={() => {
                if (erased) void studio.getState().erase(erased.id);
                setErased(null);
              }}
            >
              Delete for good
            </Button>
          </>
        }
      >
        Its files, its history and its runs are deleted from this browser. This cannot be undone.
      </Dialog>
    </>
  );
}
