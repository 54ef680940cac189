'use client';

import { Copy, File, Folder } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { showToast } from '@/components/ui/toast';
import type { FolderEntry, FolderPage } from '@/engine/versioning/forge/views/folder-page';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';
import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { BranchSelect } from './branch-select';
import { FileView } from './file-view';
import { useForge } from './forge-context';
import { PathCrumbs } from './path-crumbs';
import type { Place } from './place';
import { agoText } from './words';

export interface CodeTabProps {
  readonly place: Extract<Place, { view: 'repository' }>;
  readonly page: RepositoryPage;
  readonly branch: string;
}

/** The files of a branch: folders with the last commit of each line, a file with its lines, the README rendered. */
export function CodeTab({ place, page, branch }: CodeTabProps) {
  const { lab, go } = useForge();
  const path = place.path ?? '';
  const { owner, name } = place.repository;
  const state = useLabAnswer(lab, 'forge.folder', { owner, name, branch, path });
  if (page.branches.length === 0) return <NothingPushed page={page} />;
  const show = (next: string) => go({ ...place, path: next });
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <BranchSelect
          page={page}
          label="Branch"
          labelHidden
          value={branch}
          onChange={(next) => go({ ...place, branch: next, path: '' })}
        />
        <PathCrumbs root={name} path={path} onShow={show} />
        <span className="flex-1" />
        <CloneButton url={`${page.url}.git`} />
      </div>
      <Answered state={state} what="the files">
        {(folder) =>
          folder === null || folder.path !== path ? (
            <p className="p-3 text-ink-muted text-sm">
              {folder === null ? `${path || 'This'} is not there on ${branch}.` : ''}
            </p>
          ) : (
            <FolderView folder={folder} onShow={show} />
          )
        }
      </Answered>
    </div>
  );
}

function FolderView({
  folder,
  onShow,
}: {
  readonly folder: FolderPage;
  readonly onShow: (path: string) => void;
}) {
  return (
    <div className="px-3 pb-4">
      {folder.entries.length > 0 ? (
        <table className="w-full table-fixed border-collapse rounded-md border border-line text-xs">
          <caption className="sr-only">Files in {folder.path || 'the repository'}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Last commit</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {folder.entries.map((entry) => (
              <EntryRow key={entry.path} entry={entry} onShow={onShow} />
            ))}
          </tbody>
        </table>
      ) : null}
      {folder.file ? (
        <FileView key={folder.file.path} file={folder.file} isReadme={folder.entries.length > 0} />
      ) : null}
    </div>
  );
}

function EntryRow({
  entry,
  onShow,
}: {
  readonly entry: FolderEntry;
  readonly onShow: (path: string) => void;
}) {
  const { home } = useForge();
  const Icon = entry.kind === 'folder' ? Folder : File;
  return (
    <tr className="border-line border-b last:border-b-0 hover:bg-hover">
      <th scope="row" className="w-2/5 px-2 py-1 text-start font-normal">
        <button
          type="button"
          onClick={() => onShow(entry.path)}
          className="flex max-w-full cursor-pointer items-center gap-2 rounded text-ink underline-offset-2 hover:text-accent hover:underline"
        >
          <Icon aria-hidden size={14} className="shrink-0 text-ink-faint" />
          <span className="truncate">{entry.name}</span>
          <span className="sr-only">, {entry.kind}</span>
        </button>
      </th>
      <td className="truncate px-2 py-1 text-ink-muted">{entry.last?.subject ?? ''}</td>
      <td className="w-28 truncate px-2 py-1 text-end text-ink-muted">
        {entry.last ? agoText(home.now, entry.last.at) : ''}
      </td>
    </tr>
  );
}

function CloneButton({ url }: { readonly url: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    showToast({ title: 'The address is on the clipboard', description: `git clone ${url}` });
  };
  return (
    <Button size="sm" variant="quiet" onPress={() => void copy()}>
      <Copy aria-hidden size={14} />
      Copy the clone address
    </Button>
  );
}

function NothingPushed({ page }: { readonly page: RepositoryPage }) {
  return (
    <EmptyState icon={<Folder aria-hidden size={24} />} title="This repository is empty">
      <code>git remote add origin {page.url}.git</code> and{' '}
      <code>git push -u origin {page.defaultBranch}</code> bring the first commits here.
    </EmptyState>
  );
}
