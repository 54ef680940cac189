'use client';

import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cx } from '@/components/ui/cx';

/** Headings in a README stand below the panel's own. */
const PARTS: Components = {
  h1: ({ children }) => <h3 className="font-semibold text-base text-ink">{children}</h3>,
  h2: ({ children }) => <h4 className="font-semibold text-ink text-sm">{children}</h4>,
  h3: ({ children }) => <h5 className="font-medium text-ink text-sm">{children}</h5>,
  h4: ({ children }) => <p className="font-medium text-ink text-sm">{children}</p>,
  h5: ({ children }) => <p className="font-medium text-ink text-sm">{children}</p>,
  h6: ({ children }) => <p className="font-medium text-ink text-sm">{children}</p>,
  a: ({ href, children }) => (
    <a href={href} className="prose-link" target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
  code: ({ className, children }) => <code className={className ?? 'prose-code'}>{children}</code>,
  pre: ({ children }) => (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5"
    >
      {children}
    </pre>
  ),
  ul: ({ children }) => <ul className="list-disc space-y-1 ps-5">{children}</ul>,
  ol: ({ children }) => <ol className="list-decimal space-y-1 ps-5">{children}</ol>,
  blockquote: ({ children }) => (
    <blockquote className="border-line border-s-2 ps-3 text-ink-muted">{children}</blockquote>
  ),
  table: ({ children }) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div role="group" aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table className="border-collapse text-xs">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border border-line px-2 py-1 text-start font-medium">{children}</th>,
  td: ({ children }) => <td className="border border-line px-2 py-1">{children}</td>,
  // A picture would be fetched from somewhere: its words stand in its place.
  img: ({ alt }) => <span className="text-ink-muted">[{alt || 'picture'}]</span>,
};

/** Markdown that somebody wrote: a README, a comment. HTML in it is text. */
export function Prose({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <div className={cx('space-y-3 break-words text-ink text-sm leading-6', className)}>
      <Markdown remarkPlugins={[remarkGfm]} components={PARTS}>
        {text}
      </Markdown>
    </div>
  );
}
