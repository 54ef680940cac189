'use client';

import { useState } from 'react';
import { byteWords } from '@/components/ui/byte-words';
import { useLabAnswer } from '../use-lab-answer';
import { useActions } from './actions-context';

export interface ArtifactFilesProps {
  readonly repository: string;
  readonly run: number;
  readonly id: number;
}

/** The files of an artifact; one that is text can be read. */
export function ArtifactFiles({ repository, run, id }: ArtifactFilesProps) {
  const { lab } = useActions();
  const [shown, setShown] = useState<string | null>(null);
  const { answer: files, error } = useLabAnswer(lab, 'ci.artifact', { repository, run, id });
  if (error) return <p className="mt-1 text-failed text-xs">{error.message}</p>;
  if (files === undefined) return null;
  const file = files.find(({ path }) => path === shown);
  return (
    <div className="mt-2 grid @2xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-3">
      <ul aria-label="Files of the artifact" className="text-xs">
        {files.map(({ path, size, text }) => (
          <li key={path} className="flex gap-2 border-line border-b py-1">
            {text === null ? (
              <span className="min-w-0 flex-1 break-all font-mono text-ink">{path}</span>
            ) : (
              <button
                type="button"
                aria-pressed={path === shown}
                onClick={() => setShown(path === shown ? null : path)}
                className="min-w-0 flex-1 cursor-pointer break-all rounded text-start font-mono text-accent underline-offset-2 hover:underline aria-pressed:font-semibold"
              >
                {path}
              </button>
            )}
            <span className="shrink-0 text-ink-muted tabular-nums">{byteWords(size)}</span>
          </li>
        ))}
      </ul>
      {file?.text === undefined || file.text === null ? null : (
        <figure className="min-w-0">
          <figcaption className="font-mono text-ink-muted text-xs">
            {file.path}
            {file.isCut ? ', the beginning' : ''}
          </figcaption>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            className="mt-1 max-h-72 overflow-auto rounded-md border border-line bg-sunken p-2 font-mono text-ink text-xs leading-5"
          >
            {file.text}
          </pre>
        </figure>
      )}
    </div>
  );
}
