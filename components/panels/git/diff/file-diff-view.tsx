'use client';

import { Columns2, Rows3 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useWidth } from '@/components/charts/use-width';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { DiffHunk, FileDiff, FileDiffInput } from '@/engine/versioning/git/views/file-diff';
import { useLabAnswer } from '../../use-lab-answer';
import { useGitPanel } from '../git-context';
import { many } from '../git-words';
import { HunkTable } from './hunk-table';

/** Narrower than this, in pixels, the sides stand below each other unless one asks otherwise. */
const SPLIT_FROM = 640;

export interface FileDiffViewProps {
  readonly request: FileDiffInput;
  /** Beside the way in which the sides are shown. */
  readonly head?: ReactNode;
  /** What can be done with a hunk; only for a file that both sides have. */
  readonly hunkActions?: (diff: Extract<FileDiff, { kind: 'text' }>, hunk: DiffHunk) => ReactNode;
}

/** How one file differs between two states, the sides beside each other or in one column. */
export function FileDiffView({ request, head, hunkActions }: FileDiffViewProps) {
  const { lab } = useGitPanel();
  const { answer, error } = useLabAnswer(lab, 'git.file-diff', request);
  const [measure, width] = useWidth();
  const [chosen, setChosen] = useState<'split' | 'inline' | null>(null);
  const layout = chosen ?? ((width ?? 0) >= SPLIT_FROM ? 'split' : 'inline');
  // While another file is asked for, the answer is still that of the one before.
  const diff = answer?.path === request.path ? answer : undefined;
  return (
    <div ref={measure} className="flex h-full min-h-0 min-w-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-2 py-1 text-xs">
        <div className="min-w-0 flex-1">{head}</div>
        <ToggleGroup
          label="Layout of the comparison"
          size="sm"
          iconOnly
          value={layout}
          onChange={setChosen}
          options={[
            { id: 'split', label: 'Side by side', icon: <Columns2 aria-hidden size={13} /> },
            { id: 'inline', label: 'In one column', icon: <Rows3 aria-hidden size={13} /> },
          ]}
        />
      </div>
      <section
        aria-label={`Differences of ${request.path}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto text-xs focus-visible:-outline-offset-2"
      >
        {error ? (
          <Callout tone="failed" title="The file cannot be compared" className="m-3">
            {error.message}
          </Callout>
        ) : null}
        {diff === undefined && !error ? (
          <p className="flex items-center gap-2.5 p-3 text-ink-muted text-sm">
            <Spinner /> Comparing
          </p>
        ) : null}
        {diff?.kind === 'text'
          ? diff.hunks.map((hunk, at) => (
              <HunkTable
                key={hunk.header}
                hunk={hunk}
                name={`Hunk ${at + 1} of ${diff.hunks.length}`}
                isSplit={layout === 'split'}
                actions={diff.isInBoth ? hunkActions?.(diff, hunk) : undefined}
              />
            ))
          : null}
        {diff ? <Note diff={diff} /> : null}
      </section>
    </div>
  );
}

function Note({ diff }: { readonly diff: FileDiff }) {
  const size = (bytes: number | null) => (bytes === null ? 'not there' : many(bytes, 'byte'));
  const words = {
    text: diff.kind === 'text' && diff.isCut ? 'The rest is not shown: there is too much of it.' : '',
    same: 'The content is the same.',
    bytes:
      diff.kind === 'bytes' ? `Bytes, not text: ${size(diff.before)} before, ${size(diff.after)} after.` : '',
    'too-long':
      diff.kind === 'too-long'
        ? `Too long to compare line by line: ${size(diff.before)} before, ${size(diff.after)} after.`
        : '',
  };
  return words[diff.kind] === '' ? null : <p className="p-3 text-ink-muted">{words[diff.kind]}</p>;
}
