'use client';

import { FileArchive, FilePlus2, FolderPlus, Table2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Spinner } from '@/components/ui/spinner';
import type { TemplateCard } from '@/content/templates';
import type { ProjectCard } from '@/contracts/project-records';
import type { ArchivedProject } from '@/engine/workspace/archive/read-archive';
import type { StudioState } from '@/stores/studio/studio-store';
import { ZipPreview } from './zip-preview';

export interface NewProjectProps {
  readonly studio: StoreApi<StudioState>;
  readonly templates: readonly TemplateCard[];
  /** What is going on, in words. */
  readonly doing: string | null;
  readonly onBegun: (project: ProjectCard) => void;
}

/** The ways to begin a project: templates, a zip of a repository, a table of one's own. */
export function NewProject({ studio, templates, doing, onBegun }: NewProjectProps) {
  const begin = (made: Promise<ProjectCard | null>) =>
    void made.then((project) => {
      if (project) onBegun(project);
    });
  const [zip, setZip] = useState<{ file: string; project: ArchivedProject } | null>(null);
  const { beginFromTemplate, beginFromTable, readZip, fail } = studio.getState();
  const withBytes = (use: (name: string, bytes: Uint8Array) => Promise<ProjectCard | null>) => (file: File) =>
    void file.arrayBuffer().then((buffer) => begin(use(file.name, new Uint8Array(buffer))), fail);
  return (
    <section aria-labelledby="new-project-title">
      <h2 id="new-project-title" className="mb-2 font-semibold text-ink text-lg tracking-tight">
        New project
      </h2>
      <ul className="border-line border-t">
        {templates.map(({ id, title, about }) => (
          <Choice
            key={id}
            icon={id === 'empty' ? <FilePlus2 aria-hidden size={18} /> : <FolderPlus aria-hidden size={18} />}
            title={title}
            about={about}
            isDisabled={doing !== null}
            onPress={() => begin(beginFromTemplate(id, title))}
          />
        ))}
        <FileChoice
          icon={<FileArchive aria-hidden size={18} />}
          title="From a zip"
          about="A repository with its history, or any folder of files."
          accept=".zip,application/zip"
          isDisabled={doing !== null}
          onFile={(file) =>
            void readZip(file).then((project) => project && setZip({ file: file.name, project }))
          }
        />
        <FileChoice
          icon={<Table2 aria-hidden size={18} />}
          title="From a table"
          about="A CSV of your own, with a program that reads it."
          accept=".csv,.tsv,.txt,text/csv"
          isDisabled={doing !== null}
          onFile={withBytes(beginFromTable)}
        />
      </ul>
      <p aria-live="polite" className="mt-3 flex min-h-6 items-center gap-2.5 text-ink-muted text-sm">
        {doing ? (
          <>
            <Spinner /> {doing}
          </>
        ) : null}
      </p>
      {zip ? (
        <ZipPreview
          project={zip.project}
          file={zip.file}
          onClose={() => setZip(null)}
          onBegin={(name) => {
            setZip(null);
            begin(studio.getState().begin(name, { kind: 'file', file: zip.file }, zip.project.tree));
          }}
        />
      ) : null}
    </section>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly about: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

function Choice({ icon, title, about, isDisabled, onPress, children }: ChoiceProps) {
  return (
    <li className="border-line border-b">
      <button
        type="button"
        disabled={isDisabled}
        onClick={onPress}
        className="flex w-full cursor-pointer items-start gap-3 px-2 py-3 text-start hover:bg-hover disabled:cursor-not-allowed disabled:opacity-50"
      >
        <span className="flex h-5 items-center text-ink-muted">{icon}</span>
        <span className="min-w-0">
          <span className="block font-medium text-ink text-sm leading-5">{title}</span>
          <span className="block text-ink-muted text-xs leading-5">{about}</span>
        </span>
      </button>
      {children}
    </li>
  );
}

function FileChoice({
  accept,
  onFile,
  ...choice
}: Omit<ChoiceProps, 'onPress' | 'children'> & {
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Choice {...choice} onPress={() => input.current?.click()}>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={choice.title}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </Choice>
  );
}
