'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

/** One thing in a chart that can be chosen: a bar, a point, a cell. */
export interface Mark {
  /** Unique in its chart. */
  readonly id: string;
  /** What it shows, with numbers and units: its name for a screen reader and its tooltip. */
  readonly label: string;
  /** Its drawing: SVG. */
  readonly shape: ReactNode;
}

interface MarksProps {
  /** What the marks are together, e.g. "Bars". */
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly chosen?: string | null;
  /** A click, Enter or Space on a mark. */
  readonly onChoose: (id: string) => void;
}

/**
 * Marks that can be chosen. One stop for the Tab key; the arrows, Home and End move between marks in their order,
 * Enter or Space chooses. Marks that only show need none of this: draw them as plain SVG.
 */
export function Marks({ label, marks, chosen, onChoose }: MarksProps) {
  const group = useRef<SVGGElement>(null);
  const [at, setAt] = useState(0);
  const current = Math.min(at, marks.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextMark(current, event.key, marks.length);
    if (next !== null) {
      event.preventDefault();
      setAt(next);
      (group.current?.children[next] as SVGElement | undefined)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const mark = marks[current];
      if (mark) onChoose(mark.id);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a drawing.
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing is no control; the keys are those of its marks.
    <g ref={group} role="group" aria-label={label} onKeyDown={onKeyDown} onPointerOver={showTooltip}>
      {marks.map((mark, i) => (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing.
        <g
          key={mark.id}
          role="button"
          tabIndex={i === current ? 0 : -1}
          aria-label={mark.label}
          aria-pressed={chosen === undefined ? undefined : chosen === mark.id}
          onClick={() => {
            setAt(i);
            onChoose(mark.id);
          }}
          className="chart-mark cursor-pointer"
        >
          {mark.shape}
        </g>
      ))}
    </g>
  );
}

/** Gives a mark its tooltip when the pointer first comes to it: a thousand of them beforehand would be slow. */
function showTooltip(event: PointerEvent<SVGGElement>): void {
  const mark = (event.target as Element).closest('.chart-mark');
  if (!mark) return;
  const title =
    mark.querySelector('title') ?? document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = mark.getAttribute('aria-label');
  mark.append(title);
}

/** Where a key moves between marks; null when the key is not theirs. */
export function nextMark(at: number, key: string, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
