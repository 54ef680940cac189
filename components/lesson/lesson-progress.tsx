'use client';

import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { currentSection, type LessonSection } from './lesson-sections';
import { ReadingPlace } from './reading-place';

/** Pixels under the top of the window at which a heading counts as reached. */
const READING_LINE = 220;

/** The slim outline above the text: where one is, and every section one click away. Opens without scripts. */
export function LessonProgress({ sections }: { readonly sections: readonly LessonSection[] }) {
  const details = useRef<HTMLDetailsElement>(null);
  const [current, setCurrent] = useState(0);

  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const tops = sections.map(({ id }) => document.getElementById(id)?.getBoundingClientRect().top ?? null);
      setCurrent(currentSection(tops, READING_LINE));
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    measure();
    // Capturing: the text scrolls in its own pane on a wide window, and with the page on a narrow one.
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [sections]);

  useEffect(() => {
    const close = (event: Event) => {
      const outline = details.current;
      if (!outline?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        outline.querySelector('summary')?.focus();
      } else if (outline.contains(event.target as Node)) return;
      outline.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);

  if (sections.length === 0) return null;
  return (
    <nav
      aria-label="Sections of this lesson"
      className="lesson-progress sticky top-(--header-height) z-20 border-line border-b bg-canvas lg:top-0"
    >
      <ReadingPlace sections={sections} current={current} />
      <details ref={details} className="group">
        <summary className="flex h-10 cursor-pointer list-none items-center gap-3 px-5 text-sm hover:bg-hover sm:px-8 [&::-webkit-details-marker]:hidden">
          <span aria-hidden className="flex w-2/5 min-w-0 gap-1 sm:w-auto sm:shrink-0">
            {sections.map((section, index) => (
              <span
                key={section.id}
                className={cx(
                  'h-1.5 min-w-1 flex-1 rounded-full sm:w-4 sm:flex-none',
                  index < current ? 'bg-accent/45' : index === current ? 'bg-accent' : 'bg-line',
                )}
              />
            ))}
          </span>
          <span className="min-w-0 flex-1 truncate text-ink-muted">
            <span className="tabular-nums">
              {current + 1} of {sections.length}
            </span>
            <span className="ms-2 font-medium text-ink">{sections[current]?.title}</span>
          </span>
          <ChevronDown
            aria-hidden
            size={16}
            className="shrink-0 text-ink-faint transition-transform duration-(--motion-fast) group-open:rotate-180"
          />
        </summary>
        <ol className="absolute inset-x-0 top-full border-line border-b bg-canvas px-3 pt-1 pb-3 shadow-lg sm:px-6">
          {sections.map((section, index) => (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                aria-current={index === current ? 'location' : undefined}
                onClick={() => {
                  if (details.current) details.current.open = false;
                }}
                className={cx(
                  'flex gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-hover',
                  index === current ? 'font-medium text-ink' : 'text-ink-muted',
                )}
              >
                <span className="w-4 text-end tabular-nums">{index + 1}</span>
                {section.title}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
