import { Fragment, type ReactNode } from 'react';
import { tied } from '@/content/tie-text';
import { CodeText } from './code-text';

/**
 * Short Markdown that is known only in the browser, such as feedback with its facts filled in: paragraphs, fenced
 * code, `code`, **strong**, *emphasis* and links. Text is never read as HTML.
 */
export function InlineProse({ text, className }: { readonly text: string; readonly className?: string }) {
  return <div className={className ?? 'space-y-2'}>{blocksOf(text).map(block)}</div>;
}

function blocksOf(text: string): string[] {
  return text
    .split(/(^```[^\n]*\n[\s\S]*?^```\s*$)|\n{2,}/m)
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '');
}

function block(text: string, index: number): ReactNode {
  const key = `${index}:${text.slice(0, 24)}`;
  const code = /^```[^\n]*\n([\s\S]*?)\n?```$/.exec(text);
  if (code) {
    return (
      <pre
        key={key}
        className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-[0.8125rem]"
      >
        {code[1]}
      </pre>
    );
  }
  return <p key={key}>{inline(text)}</p>;
}

const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)\s]+\))/;

/** Inline Markdown as nodes. */
export function inline(text: string): ReactNode {
  return text.split(INLINE).map((part, index) => {
    const key = `${index}:${part}`;
    if (index % 2 === 0) return <Fragment key={key}>{tied(part)}</Fragment>;
    if (part.startsWith('`'))
      return (
        <code key={key} className="prose-code">
          <CodeText text={part.slice(1, -1)} />
        </code>
      );
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('*')) return <em key={key}>{part.slice(1, -1)}</em>;
    const [, label, href] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part)!;
    // Only addresses that a browser opens harmlessly; anything else stays text.
    if (!/^(https?:|\/|#)/.test(href!)) return <Fragment key={key}>{label}</Fragment>;
    return (
      <a key={key} className="prose-link" href={href}>
        {label}
      </a>
    );
  });
}
