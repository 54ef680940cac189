import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** A part that shows the same thing in the tool that people use at work. Opens and closes; printed open. */
export function RealTool({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="island group rounded-lg border border-line bg-surface" open>
      <summary className="flex cursor-pointer list-none items-center gap-3 rounded-lg px-4 py-2.5 hover:bg-hover sm:px-5 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-accent text-xs leading-4">In the real tool</span>
          <span className="block font-semibold text-base leading-6">{title}</span>
        </span>
        <ChevronRight
          aria-hidden
          size={18}
          className="shrink-0 text-ink-faint transition-transform duration-(--motion-fast) group-open:rotate-90"
        />
      </summary>
      <div className="prose-flow border-line border-t px-4 py-4 text-[0.9688rem] sm:px-5">{children}</div>
    </details>
  );
}
