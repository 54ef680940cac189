'use client';

import { FileCode2 } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';
import type { LessonSession } from '@/stores/contracts';
import { useLessonLayout } from '../layout-context';

/** The files of the exercise, each opened in the workbench by a click. */
export function ExerciseFiles({
  session,
  paths,
}: {
  readonly session: LessonSession;
  readonly paths: readonly string[];
}) {
  const { openWorkbench } = useLessonLayout();
  if (paths.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-ink-muted text-sm">Its files:</span>
      {paths.map((path) => (
        <button
          key={path}
          type="button"
          className={`${buttonClass('secondary', 'sm')} font-mono text-xs`}
          onClick={() => {
            session.editor.getState().openFile(path);
            openWorkbench();
          }}
        >
          <FileCode2 aria-hidden size={14} className="text-ink-faint" />
          <span className="sr-only">Open </span>
          {path}
        </button>
      ))}
    </div>
  );
}
