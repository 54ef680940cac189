'use client';

import { CircleX, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { problemsText } from '../monaco/problems';
import { useTools, useWorkbench } from '../workbench-context';

/** Most are fixed by fixing the first few; more would only be scrolled past. */
const SHOWN = 100;

/** Every error and warning of the workspace; a press goes to its place. */
export function ProblemsList() {
  const { session } = useWorkbench();
  const problems = useTools((tools) => tools.problems);
  const isChecked = useTools((tools) => tools.isChecked);
  return (
    <Dialog aria-label="Problems" className="max-h-72 overflow-auto p-1 outline-none">
      {({ close }) => (
        <>
          <p className="px-2 py-1.5 font-medium text-ink-muted text-xs">
            {problemsText(problems, isChecked)}
          </p>
          <ul>
            {problems.slice(0, SHOWN).map(({ severity, message, location }) => (
              <li key={`${location.path}:${location.line}:${location.column}:${message}`}>
                <AriaButton
                  className="flex w-full cursor-pointer items-start gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2"
                  onPress={() => {
                    close();
                    session.editor.getState().revealLocation(location);
                  }}
                >
                  {severity === 'error' ? (
                    <CircleX aria-label="Error" size={14} className="mt-0.5 shrink-0 text-failed" />
                  ) : (
                    <TriangleAlert
                      aria-label="Warning"
                      size={14}
                      className="mt-0.5 shrink-0 text-ink-muted"
                    />
                  )}
                  <span className="min-w-0 flex-1">
                    <span className="block whitespace-pre-line break-words">{message}</span>
                    <span className="block break-all font-mono text-ink-faint text-xs">
                      {location.path}:{location.line}
                    </span>
                  </span>
                </AriaButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
