'use client';

import { Copy, Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { showToast } from '@/components/ui/toast';
import type { ProjectCard } from '@/contracts/project-records';
import type { StudioState } from '@/stores/studio/studio-store';
import { projectPath } from './project-path';
import { originWords, timeWords } from './project-words';
import { RenameDialog } from './rename-dialog';

export interface ProjectListProps {
  readonly studio: StoreApi<StudioState>;
  readonly projects: readonly ProjectCard[];
}

/** The projects, the last opened first; each is one press away. */
export function ProjectList({ studio, projects }: ProjectListProps) {
  const [renamed, setRenamed] = useState<ProjectCard | null>(null);
  if (projects.length === 0)
    return (
      <section aria-label="Your projects" className="rounded-lg border border-line border-dashed">
        <EmptyState title="No projects yet">
          Begin one from a template, a zip or a table of your own. It is kept in this browser.
        </EmptyState>
      </section>
    );
  return (
    <section aria-labelledby="projects-title">
      <h2 id="projects-title" className="mb-2 font-semibold text-ink text-lg tracking-tight">
        Your projects
      </h2>
      <ul className="border-line border-t">
        {projects.map((project) => (
          <li
            key={project.id}
            className="relative flex min-h-14 items-center gap-3 border-line border-b px-2 hover:bg-hover"
          >
            <div className="min-w-0 flex-1 py-2">
              <Link
                href={projectPath(project.id)}
                className="block truncate font-medium text-ink text-sm after:absolute after:inset-0"
              >
                {project.name}
              </Link>
              <p className="truncate text-ink-muted text-xs leading-5">
                {originWords(project.origin)} · opened {timeWords(project.openedAt)}
              </p>
            </div>
            <MenuTrigger>
              <IconButton label={`Actions for ${project.name}`} size="sm" className="relative z-1">
                <Ellipsis aria-hidden size={16} />
              </IconButton>
              <Menu
                placement="bottom end"
                onAction={(action) => {
                  const state = studio.getState();
                  if (action === 'rename') setRenamed(project);
                  if (action === 'copy') void state.copy(project.id);
                  if (action === 'remove')
                    void state.remove(project.id).then(() =>
                      showToast({
                        title: `${project.name} is in the bin`,
                        action: { label: 'Undo', run: () => void state.bringBack(project.id) },
                      }),
                    );
                }}
              >
                <MenuItem id="rename" icon={<PencilLine aria-hidden size={14} />}>
                  Rename
                </MenuItem>
                <MenuItem id="copy" icon={<Copy aria-hidden size={14} />}>
                  Make a copy
                </MenuItem>
                <MenuItem id="remove" icon={<Trash2 aria-hidden size={14} />} tone="danger">
                  Move to the bin
                </MenuItem>
              </Menu>
            </MenuTrigger>
          </li>
        ))}
      </ul>
      <RenameDialog
        key={renamed?.id}
        name={renamed?.name ?? ''}
        isOpen={renamed !== null}
        onClose={() => setRenamed(null)}
        onRename={(name) => renamed && void studio.getState().rename(renamed.id, name)}
      />
    </section>
  );
}
