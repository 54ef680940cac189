import type { ReactNode } from 'react';

/** What an exercise shows; resolved from lesson.yaml on the server. */
export interface ExerciseProps {
  readonly id: string;
  readonly title: string;
  readonly opens: readonly string[];
  readonly edits: readonly string[];
  readonly hints: readonly ReactNode[];
  readonly checks: readonly { readonly id: string; readonly label: string; readonly weight: number }[];
}
