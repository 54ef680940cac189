'use client';

import { useStore } from 'zustand';
import { useLessonSession } from '@/components/lesson/session-context';
import type { LessonSession } from '@/stores/contracts';
import { ControlFields } from './control-fields';
import { readControlled } from './controls-model';
import { MiniCurves } from './mini-curves';

/** The settings of params.json as controls, a Run button, and the curves of the run, inside the text. */
export function TrainingControls({ script = 'train' }: { readonly script?: string }) {
  const session = useLessonSession();
  return (
    <figure className="flex flex-col gap-4">
      {session ? (
        <Controls session={session} script={script} />
      ) : (
        <p className="text-ink-muted text-sm">Opening your workspace.</p>
      )}
    </figure>
  );
}

function Controls({ session, script }: { readonly session: LessonSession; readonly script: string }) {
  const path = session.bundle.definition.params ?? 'params.json';
  const text = useStore(session.workspace, (state) => state.files[path]);
  const readOnly = useStore(session.workspace, (state) => state.access === 'reader');
  const busy = useStore(session.runs, (state) => state.busy);
  const params = readControlled(typeof text === 'string' ? text : undefined);
  if (!params) {
    return (
      <p role="status" className="text-ink text-sm">
        <code>{path}</code> is not valid JSON at the moment, so the controls rest. Mend it in the editor, or
        undo the last change.
      </p>
    );
  }
  const { setParams, runScript, stop } = session.runs.getState();
  return (
    <>
      <ControlFields
        params={params}
        path={path}
        isDisabled={readOnly}
        busy={busy}
        onChange={setParams}
        onRun={() => void runScript(script)}
        onStop={stop}
      />
      <MiniCurves session={session} />
    </>
  );
}
