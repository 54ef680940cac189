'use client';

import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { DiffLine } from '@/engine/versioning/forge/views/pull-files';

/** What a diff is given for its lines. */
export interface LineSlot {
  /** What stands under a line; null: nothing. */
  readonly below: (line: DiffLine) => ReactNode | null;
  /** Begins a remark on a line of the new version; absent: remarks are not taken. */
  readonly onRemark?: (line: number) => void;
  /** The line whose button is in the tab order. */
  readonly tabbable?: number | null;
  readonly onFocus?: (line: number) => void;
}

export const LINE_FILL = { added: 'bg-passed-soft', deleted: 'bg-failed-soft', context: '' } as const;
const SIGNS = { added: '+', deleted: '−', context: '' } as const;

export const LINE_NUMBER = 'w-px select-none px-1.5 text-end align-top text-ink-muted tabular-nums';

/** The sign before a line, and its word. */
export function LineSign({ kind }: { readonly kind: DiffLine['kind'] }) {
  return (
    <>
      <span aria-hidden>{SIGNS[kind]}</span>
      <span className="sr-only">{kind === 'context' ? '' : kind}</span>
    </>
  );
}

/** The button at a line that begins a remark on it. */
export function RemarkButton({
  path,
  line,
  slot,
}: {
  readonly path: string;
  readonly line: number | null;
  readonly slot: LineSlot | undefined;
}) {
  if (line === null || slot?.onRemark === undefined) return null;
  return (
    <button
      type="button"
      data-line-button
      tabIndex={slot.tabbable === line ? 0 : -1}
      aria-label={`Remark on line ${line} of ${path}`}
      onFocus={() => slot.onFocus?.(line)}
      onClick={() => slot.onRemark?.(line)}
      className="inline-flex size-4.5 cursor-pointer items-center justify-center rounded bg-accent align-text-bottom text-on-accent opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
    >
      <Plus aria-hidden size={12} />
    </button>
  );
}

export interface DiffRowProps {
  readonly line: DiffLine;
  readonly path: string;
  readonly slot: LineSlot | undefined;
}

/** A line of both versions in one column. */
export function DiffRow({ line, path, slot }: DiffRowProps) {
  const below = slot?.below(line) ?? null;
  return (
    <>
      <tr className={cx('group', LINE_FILL[line.kind])}>
        <td className={LINE_NUMBER}>{line.oldNumber}</td>
        <td className={cx(LINE_NUMBER, 'whitespace-nowrap')}>
          <RemarkButton path={path} line={line.newNumber} slot={slot} /> {line.newNumber}
        </td>
        <td className="w-px select-none px-1 align-top">
          <LineSign kind={line.kind} />
        </td>
        <td className="whitespace-pre pe-3 text-ink">{line.text}</td>
      </tr>
      {below === null ? null : (
        <tr>
          <td colSpan={4} className="border-line border-y bg-canvas p-2 font-sans">
            {below}
          </td>
        </tr>
      )}
    </>
  );
}
