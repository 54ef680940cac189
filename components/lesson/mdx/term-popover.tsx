import Link from 'next/link';
import { type ReactNode, useId } from 'react';
import type { GlossaryTerm } from '@/content/glossary';
import { MarkdownLine } from './markdown';

/** A button may end a line, even before a comma; this holds what follows. */
const WORD_JOINER = '\u2060';

/**
 * A term of the field in running text. Its meaning opens where it stands by the browser's own popover, so it works by
 * keyboard, on a phone and before any script.
 */
export function TermPopover({
  id,
  entry,
  children,
}: {
  readonly id: string;
  readonly entry: GlossaryTerm;
  readonly children?: ReactNode;
}) {
  const popover = useId();
  return (
    <>
      <button type="button" className="term" popoverTarget={popover}>
        {children ?? entry.term}
      </button>
      {WORD_JOINER}
      <span
        id={popover}
        popover="auto"
        role="note"
        aria-label={`Meaning of ${entry.term}`}
        className="term-meaning"
      >
        <strong className="font-semibold">{entry.term}</strong>
        <span className="mt-1 block">
          <MarkdownLine text={entry.means} />
        </span>
        <Link href={`/glossary#${id}`} className="prose-link mt-2 inline-block text-sm" prefetch={false}>
          In the glossary
        </Link>
      </span>
    </>
  );
}
