'use client';

import { useId, useMemo, useState } from 'react';
import { useLessonSession } from '@/components/lesson/session-context';
import { cx } from '@/components/ui/cx';
import { adHocPath } from './ad-hoc-path';
import type { FigureModel, Path } from './path';
import { PathColumn } from './path-column';
import { practicePath } from './practice-path';

const EXAMPLES = ['1656', '1,656', '153.9 m2', '1656abc', '', '-1656', '16.5 rods', '9e9'];

/** Type a living area and follow it through both versions of the code. */
export function ErrorPaths() {
  const [text, setText] = useState('1,656');
  const id = useId();
  const session = useLessonSession();
  const model = useMemo(() => {
    const json = session?.bundle.start['house-price/model.json'];
    return typeof json === 'string' ? (JSON.parse(json) as FigureModel) : null;
  }, [session]);
  const paths = model && { adHoc: adHocPath(text, model), practice: practicePath(text, model) };

  return (
    <div className="flex flex-col gap-4">
      <div>
        <label htmlFor={id} className="block font-medium text-sm">
          <code>Gr_Liv_Area</code>, the living area, as it was typed
        </label>
        <input
          id={id}
          value={text}
          onChange={(change) => setText(change.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          className="mt-1 w-full max-w-72 rounded-md border border-line-strong bg-surface px-3 py-1.5 font-mono text-sm"
        />
        <fieldset className="mt-2 flex flex-wrap gap-1.5">
          <legend className="sr-only">Examples</legend>
          {EXAMPLES.map((example) => (
            <button
              key={example}
              type="button"
              aria-pressed={text === example}
              onClick={() => setText(example)}
              className={cx(
                'min-h-6 cursor-pointer rounded-full border px-2.5 font-mono text-xs',
                text === example
                  ? 'border-accent bg-accent-soft text-accent-strong'
                  : 'border-line bg-surface',
              )}
            >
              {example === '' ? 'blank' : example}
            </button>
          ))}
        </fieldset>
      </div>
      {paths ? (
        <div className="flex flex-wrap gap-x-6 gap-y-4" aria-live="polite">
          <PathColumn
            lane="ad-hoc"
            title="Ad hoc"
            path={paths.adHoc}
            right={agree(paths.adHoc, paths.practice)}
          />
          <PathColumn lane="practice" title="Practice" path={paths.practice} right />
        </div>
      ) : (
        <p className="text-ink-muted text-sm">Loading the model…</p>
      )}
    </div>
  );
}

/** Whether the ad hoc answer is the one that the rules ask for, to the dollar. */
function agree(adHoc: Path, practice: Path): boolean {
  return (
    adHoc.ends.kind === 'estimate' &&
    practice.ends.kind === 'estimate' &&
    Math.abs(adHoc.ends.dollars - practice.ends.dollars) < 1
  );
}
