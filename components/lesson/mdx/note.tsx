import { Info } from 'lucide-react';
import type { ReactNode } from 'react';

/** A remark beside the line of thought. */
export function Note({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <aside className="my-6 flex gap-3 rounded-lg border border-line bg-sunken px-4 py-3 text-[0.9375rem]">
      <Info aria-hidden size={18} className="mt-1 shrink-0 text-ink-faint" />
      <div className="prose-flow min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        <Paragraph>{children}</Paragraph>
      </div>
    </aside>
  );
}

/** The one idea to take along from a section. */
export function KeyIdea({ children }: { readonly children: ReactNode }) {
  return (
    <aside
      aria-label="Key idea"
      className="my-8 border-accent border-s-[3px] py-1 ps-5 font-medium text-[1.1875rem] leading-8"
    >
      <div className="prose-flow">
        <Paragraph>{children}</Paragraph>
      </div>
    </aside>
  );
}

/** Text that MDX gives without a paragraph of its own gets one. */
function Paragraph({ children }: { readonly children: ReactNode }) {
  return typeof children === 'string' ? <p>{children}</p> : children;
}
