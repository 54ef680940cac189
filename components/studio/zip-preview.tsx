'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ArchivedProject } from '@/engine/workspace/archive/read-archive';

export interface ZipPreviewProps {
  readonly project: ArchivedProject;
  /** The name of the zip. */
  readonly file: string;
  readonly onClose: () => void;
  /** Makes a project of it under this name. */
  readonly onBegin: (name: string) => void;
}

/** What a zip holds, all of it checked, before a project is made of it. */
export function ZipPreview({ project, file, onClose, onBegin }: ZipPreviewProps) {
  const name = project.name ?? file.replace(/\.zip$/i, '');
  const { repository } = project;
  const rows: readonly (readonly [string, string])[] = [
    ['Files', `${project.files.toLocaleString('en')}, ${(project.bytes / 1e6).toFixed(1)} MB with history`],
    [
      'History',
      repository
        ? `${repository.commits === 1 ? '1 commit' : `${repository.commits.toLocaleString('en')} commits`}; branches: ${listed(repository.branches)}; tags: ${listed(repository.tags)}`
        : 'none: it holds no repository',
    ],
    ['Branch', repository ? (repository.branch ?? 'none: HEAD is detached') : '–'],
  ];
  return (
    <Dialog
      title={`Begin from ${file}`}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => onBegin(name)}>
            Make the project
          </Button>
        </>
      }
    >
      <p>All of it was checked. Nothing of it runs by itself.</p>
      <dl className="mt-3 grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1">
        {rows.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink-muted">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {project.notes.length > 0 ? (
        <ul className="mt-3 list-disc ps-5 text-ink-muted">
          {project.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}

/** Names in a row, the first eight of them. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
  return names.slice(0, 8).join(', ') + more;
}
