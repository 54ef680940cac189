'use client';

import dynamic from 'next/dynamic';
import { IslandCard } from '../island-card';
import { useLessonSession } from '../session-context';
import type { FormProps } from './form-props';

const DecisionForm = dynamic(() => import('./decision-form').then((form) => form.DecisionForm), {
  ssr: false,
});

/** Decisions to be made, kept as a JSON file of the workspace: seen, compared, undone and graded as any other file. */
export function DecideIsland(props: FormProps) {
  const session = useLessonSession();
  return (
    <IslandCard id={`decide-${props.id}`} kind="Decide" title={props.title}>
      {session ? (
        <DecisionForm session={session} {...props} />
      ) : (
        <ol className="list-decimal space-y-2 ps-5">
          {props.fields.map((field) => (
            <li key={field.id}>{field.label}</li>
          ))}
        </ol>
      )}
    </IslandCard>
  );
}
