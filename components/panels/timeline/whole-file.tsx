import { type ReactNode, useMemo } from 'react';
import { previewOf, sizeText } from '@/components/workbench/monaco/file-kind';
import type { FileContent } from '@/engine/core/files';
import { linesOf } from '@/engine/workspace/diff';

export interface WholeFileProps {
  readonly label: string;
  /** Null: it was not there. */
  readonly content: FileContent | null;
}

/** Lines that are shown at most. */
const MOST = 1_500;

/** A file as it was at a moment, from its first line. */
export function WholeFile({ label, content }: WholeFileProps) {
  const shown = useMemo(() => (typeof content === 'string' ? previewOf(content, MOST) : null), [content]);
  if (content === null) return <Note>It was not there at this moment.</Note>;
  if (shown === null) return <Note>These are bytes, not text: {sizeText(content)}.</Note>;
  if (shown.text === '') return <Note>It was empty.</Note>;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full border-collapse font-mono text-xs leading-5">
        <tbody>
          {linesOf(shown.text).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one content have no other name, and never move
            <tr key={index}>
              <td className="w-px select-none px-2 text-end text-ink-faint tabular-nums">{index + 1}</td>
              <td className="whitespace-pre pe-3">{line}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.cut ? (
        <p className="px-3 py-2 text-ink-muted text-xs">The rest is not shown: {sizeText(content)} in all.</p>
      ) : null}
    </section>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className="p-3 text-ink-muted text-xs">{children}</p>;
}
