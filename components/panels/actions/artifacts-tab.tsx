'use client';

import { Download, Package } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { byteWords } from '@/components/ui/byte-words';
import { EmptyState } from '@/components/ui/empty-state';
import type { ArtifactRecord } from '@/engine/ci/store/run-state';
import type { RunPage } from '@/engine/ci/views/run-page';
import { useActions } from './actions-context';
import { ArtifactFiles } from './artifact-files';
import { downloadLine } from './commands';
import { momentText } from './words';

/** What a run left: its artifacts, each with its files, and the way of them into the workspace. */
export function ArtifactsTab({ page }: { readonly page: RunPage }) {
  if (page.artifacts.length === 0)
    return (
      <EmptyState icon={<Package aria-hidden size={24} />} title="This run left no artifacts">
        A step with <code>uses: actions/upload-artifact@v4</code> keeps files of a job: a model, its metrics,
        a report.
      </EmptyState>
    );
  return (
    <ul>
      {page.artifacts.map((artifact) => (
        <Artifact key={artifact.id} page={page} artifact={artifact} />
      ))}
    </ul>
  );
}

function Artifact({ page, artifact }: { readonly page: RunPage; readonly artifact: ArtifactRecord }) {
  const { at, run, isBusy } = useActions();
  const [isOpen, setOpen] = useState(false);
  const { id, name, size, digest, expiresAt } = artifact;
  return (
    <li className="border-line border-b px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-56">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="cursor-pointer rounded font-medium text-accent text-sm underline-offset-2 hover:underline"
          >
            {name}
          </button>
          <p className="break-all text-ink-muted text-xs leading-5">
            {byteWords(size)}, until {momentText(expiresAt)} · <code>{digest.slice(0, 19)}</code>
          </p>
        </div>
        <Button size="sm" isDisabled={isBusy} onPress={() => void run(downloadLine(at, page.run.id, name))}>
          <Download aria-hidden size={13} /> Into the workspace
          <span className="sr-only"> {name}</span>
        </Button>
      </div>
      {isOpen ? <ArtifactFiles repository={page.repository} run={page.run.id} id={id} /> : null}
    </li>
  );
}
