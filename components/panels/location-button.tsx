'use client';

import { cx } from '@/components/ui/cx';
import type { SourceLocation } from '@/engine/core/code-runner';
import type { LessonSession } from '@/stores/contracts';

export interface LocationButtonProps {
  readonly session: LessonSession;
  readonly location: SourceLocation;
  /** What is shown; the place itself by default. */
  readonly text?: string;
  readonly className?: string;
}

/** A place in a workspace file that the editor goes to: `src/train.ts:12`. */
export function LocationButton({ session, location, text, className }: LocationButtonProps) {
  const place = `${location.path}:${location.line}`;
  return (
    <button
      type="button"
      title={`Go to line ${location.line} of ${location.path}`}
      className={cx(
        'cursor-pointer text-accent underline underline-offset-2 hover:text-accent-strong',
        className,
      )}
      onClick={() => session.editor.getState().revealLocation(location)}
    >
      {text ?? place}
    </button>
  );
}
