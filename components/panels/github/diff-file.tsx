'use client';

import { ChevronRight, ShieldCheck } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { PullFile } from '@/engine/versioning/forge/views/pull-files';
import { DiffRow, type LineSlot } from './diff-row';
import { SplitDiffRow } from './split-diff-row';
import { splitRows } from './split-rows';

export type DiffLook = 'unified' | 'split';

export interface DiffFileProps {
  readonly file: PullFile;
  readonly look: DiffLook;
  /** Whose the file is, as the file CODEOWNERS names them; empty: nobody’s. */
  readonly owners?: readonly string[];
  /** What stands under the file's name: remarks about the whole of it. */
  readonly above?: ReactNode;
  /** What stands under a line of the new version, and whether it can be remarked on. */
  readonly slot?: LineSlot;
}

/** Longer diffs are closed until somebody asks for them. */
const LONG = 800;

const STATUS = { added: 'new file', deleted: 'deleted', modified: '', renamed: 'renamed' } as const;

/** A file of a diff. With remarks allowed, one button per line; arrow keys go from line to line. */
export function DiffFile({ file, look, owners = [], above, slot }: DiffFileProps) {
  const size = file.hunks.reduce((sum, { lines }) => sum + lines.length, 0);
  const [isOpen, setOpen] = useState(size <= LONG);
  const [active, setActive] = useState<number | null>(null);
  const id = useId();
  const first = file.hunks
    .flatMap(({ lines }) => lines)
    .find(({ newNumber }) => newNumber !== null)?.newNumber;
  const lines: LineSlot | undefined = slot && {
    ...slot,
    tabbable: active ?? first ?? null,
    onFocus: setActive,
  };
  return (
    <section aria-label={file.path} data-path={file.path} className="rounded-md border border-line">
      <h3 className="flex">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-9 w-full min-w-0 cursor-pointer flex-wrap items-center gap-2 rounded-t-md bg-canvas px-2 py-1 text-start text-xs hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            size={14}
            className={cx('shrink-0 text-ink-faint', isOpen && 'rotate-90')}
          />
          <span className="min-w-0 break-all font-mono text-ink">
            {file.oldPath ? `${file.oldPath} → ` : ''}
            {file.path}
          </span>
          <span className="text-ink-muted">{STATUS[file.status]}</span>
          {owners.length > 0 ? (
            <span className="flex items-center gap-1 text-ink-muted">
              <ShieldCheck aria-hidden size={13} className="shrink-0" />
              owned by {owners.join(', ')}
            </span>
          ) : null}
          <span className="flex-1" />
          <span className="text-passed tabular-nums">+{file.added}</span>
          <span className="text-failed tabular-nums">−{file.deleted}</span>
        </button>
      </h3>
      <div id={id} hidden={!isOpen} className="border-line border-t">
        {above}
        {isOpen ? <Body file={file} look={look} slot={lines} /> : null}
      </div>
    </section>
  );
}

function Body({ file, look, slot }: Pick<DiffFileProps, 'file' | 'look'> & { readonly slot?: LineSlot }) {
  if (file.isBinary) return <p className="p-3 text-ink-muted text-xs">Bytes, not text: not shown.</p>;
  if (file.hunks.length === 0) return <p className="p-3 text-ink-muted text-xs">No line differs.</p>;
  const columns = look === 'split' ? 6 : 4;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not
    <div
      role="group"
      aria-label={`Changes in ${file.path}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      onKeyDown={moveBetweenLines}
      className="overflow-x-auto"
    >
      <table
        className={cx(
          'w-full border-collapse font-mono text-xs leading-5',
          look === 'split' && 'min-w-160 table-fixed',
        )}
      >
        {look === 'split' ? <SplitColumns /> : null}
        {file.hunks.map((hunk) => (
          <tbody key={hunk.header}>
            <tr>
              <td colSpan={columns} className="bg-sunken px-2 text-ink-muted">
                {hunk.header}
              </td>
            </tr>
            {look === 'split'
              ? splitRows(hunk.lines).map((row) => (
                  <SplitDiffRow
                    key={`${row.old?.oldNumber}/${row.now?.newNumber}`}
                    row={row}
                    path={file.path}
                    slot={slot}
                  />
                ))
              : hunk.lines.map((line) => (
                  <DiffRow
                    key={`${line.oldNumber}/${line.newNumber}`}
                    line={line}
                    path={file.path}
                    slot={slot}
                  />
                ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const SplitColumns = () => (
  <colgroup>
    <col className="w-10" />
    <col className="w-4" />
    <col />
    <col className="w-16" />
    <col className="w-4" />
    <col />
  </colgroup>
);

/** Arrow keys on the button of a line go to that of the next one. */
function moveBetweenLines(event: KeyboardEvent<HTMLElement>) {
  const from = (event.target as HTMLElement).closest('[data-line-button]');
  if (from === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line-button]')];
  buttons[buttons.indexOf(from as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
