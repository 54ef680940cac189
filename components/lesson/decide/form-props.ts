import type { ReactNode } from 'react';

/** A decision of a form, resolved from lesson.yaml on the server. */
export interface FormField {
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly kind: 'choice' | 'choices' | 'number' | 'text';
  readonly unit?: string;
  readonly options: readonly { readonly id: string; readonly label: ReactNode }[];
}

export interface FormProps {
  readonly id: string;
  readonly title: string;
  /** The JSON file of the workspace that keeps the decisions. */
  readonly file: string;
  readonly fields: readonly FormField[];
}
