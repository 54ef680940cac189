import { z } from 'zod';
import type { AppStep } from '../core/app-driver';

/** One use of an app by one person: what is typed into which field, and what must come of it. */
export const appCaseSchema = z.strictObject({
  /** Who or what it is, e.g. "a house of 1,500 square feet". */
  label: z.string(),
  /** What is impossible about it, e.g. "the year is in the future"; absent: all is well. */
  trouble: z.string().optional(),
  /** By the label of the field; every field of the form, in the order of the form. */
  fill: z.record(z.string(), z.string()),
  /** The dollars that must be shown, to the cent; absent where the input must be refused. */
  shows: z.number().optional(),
  /** The label of the field that a refusal must name. */
  about: z.string().optional(),
  /** How the person works; the keyboard when absent. */
  by: z.enum(['keyboard', 'pointer']).default('keyboard'),
});

export type AppCase = z.output<typeof appCaseSchema>;

/** The steps of one case: every field, then the button. */
export function stepsOf({ fill, by }: AppCase, button: string): AppStep[] {
  return [
    ...Object.entries(fill).map(([label, text]): AppStep => ({ do: 'fill', label, text, by })),
    { do: 'press', name: button, by },
  ];
}
