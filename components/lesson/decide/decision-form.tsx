'use client';

import type { LessonSession } from '@/stores/contracts';
import { type FieldValue, readForm, withDecision } from '@/stores/form-file';
import { useLessonLayout } from '../layout-context';
import { useSession } from '../session-context';
import { DecisionField } from './decision-field';
import type { FormProps } from './form-props';

/** The fields of a form over its file. A file that is no JSON is never written over. */
export function DecisionForm({ session, id, file, fields }: FormProps & { readonly session: LessonSession }) {
  const content = useSession(session, 'workspace', (workspace) => workspace.files[file]);
  const isWriter = useSession(session, 'workspace', (workspace) => workspace.access === 'writer');
  const { openWorkbench } = useLessonLayout();
  const form = readForm(content);
  const openFile = () => {
    session.editor.getState().openFile(file);
    openWorkbench();
  };
  const decide = (field: string, value: FieldValue) => {
    const { files, edit, create } = session.workspace.getState();
    const now = readForm(files[file]);
    if (now.values === undefined) return;
    const text = withDecision(now.values, field, value);
    if (files[file] === undefined) create(file, text);
    else edit(file, text);
  };
  const done = form.values ? fields.filter((field) => isDecided(form.values[field.id])).length : 0;

  return (
    <div className="space-y-6">
      {form.problem ? (
        <p role="alert" className="text-failed text-sm">
          ✗ <code className="prose-code">{file}</code> cannot be read: {form.problem}. Mend it in the editor,
          or undo the last change; nothing is written over it until then.
        </p>
      ) : null}
      {fields.map((field) => (
        <DecisionField
          key={field.id}
          name={`${id}-${field.id}`}
          field={field}
          value={form.values?.[field.id] ?? null}
          isDisabled={form.problem !== undefined || !isWriter}
          onDecide={(value) => decide(field.id, value)}
        />
      ))}
      <p className="border-line border-t pt-3 text-ink-muted text-sm">
        {done} of {fields.length} decided. Your decisions are in{' '}
        <button type="button" className="prose-link font-mono" onClick={openFile}>
          {file}
        </button>
        .
      </p>
    </div>
  );
}

function isDecided(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === 'number' || value.length > 0;
}
