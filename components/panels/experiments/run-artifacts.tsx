'use client';

import { useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { ArtifactNode } from '@/engine/tracking/mlflow/views/run-details';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import type { Opened } from '../use-opened';
import { bytesText } from '../versions/versions-words';

/** The files that a run left, each to be looked at. */
export function RunArtifacts({
  lab,
  runId,
  nodes,
}: {
  readonly lab: Opened<LabState>;
  readonly runId: string;
  readonly nodes: readonly ArtifactNode[];
}) {
  const files = filesOf(nodes);
  const [path, setPath] = useState<string | null>(null);
  if (files.length === 0) return <p className="text-ink-muted text-xs">None.</p>;
  return (
    <div className="grid gap-3 @xl:grid-cols-[16rem_minmax(0,1fr)]">
      <ul className="text-xs">
        {files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-pressed={path === file.path}
              onClick={() => setPath(file.path)}
              className="flex w-full cursor-pointer justify-between gap-3 rounded-sm px-2 py-1 text-start hover:bg-hover aria-pressed:bg-hover"
            >
              <span className="truncate font-mono">{file.path}</span>
              <span className="shrink-0 text-ink-faint tabular-nums">{bytesText(file.size ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
      {path === null ? (
        <p className="text-ink-muted text-xs">Choose a file to look at it.</p>
      ) : (
        <Artifact lab={lab} runId={runId} path={path} />
      )}
    </div>
  );
}

const filesOf = (nodes: readonly ArtifactNode[]): ArtifactNode[] =>
  nodes.flatMap((node) => (node.size === null ? filesOf(node.children) : [node]));

function Artifact({
  lab,
  runId,
  path,
}: {
  readonly lab: Opened<LabState>;
  readonly runId: string;
  readonly path: string;
}) {
  const { answer } = useLabAnswer(lab, 'mlflow.artifact', { runId, path });
  if (answer === undefined) return <Spinner />;
  if (answer === null) return <p className="text-ink-muted text-xs">The file is not there any more.</p>;
  if (answer.text === null)
    return (
      <p className="text-ink-muted text-xs">
        {bytesText(answer.size)} of {answer.mimeType}, which is no text.
      </p>
    );
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5"
    >
      {answer.text}
      {answer.isCut ? '\n… (the rest is not shown)' : ''}
    </pre>
  );
}
