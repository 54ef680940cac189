'use client';

import dynamic from 'next/dynamic';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import type { LessonSession } from '@/stores/contracts';

const HandIn = dynamic(() => import('./hand-in').then((module) => module.HandIn), { ssr: false });
const DueAside = dynamic(() => import('./due-aside').then((module) => module.DueAside), { ssr: false });

/** Handing an exercise in, for whoever has signed in; for everybody else there is nothing, and nothing is loaded. */
export function HandInSlot(props: { readonly session: LessonSession; readonly exerciseId: string }) {
  return useSignedIn() === null ? null : <HandIn {...props} />;
}

/** When the exercise is due, for whoever has signed in. */
export function DueSlot(props: { readonly session: LessonSession | null; readonly exerciseId: string }) {
  const me = useSignedIn();
  return me === null || props.session === null ? null : (
    <DueAside session={props.session} exerciseId={props.exerciseId} />
  );
}
