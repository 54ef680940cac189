import { messageOf } from '../engine/core/errors';
import type { FileContent } from '../engine/core/files';

/** What a form can keep: an option, several, a number, a text; null: not decided. */
export type FieldValue = string | number | readonly string[] | null;

/** The decisions in the JSON file of a form, or why it cannot be read. */
export type FormFile =
  | { readonly values: Readonly<Record<string, FieldValue>>; readonly problem?: undefined }
  | { readonly values?: undefined; readonly problem: string };

/** Reads the JSON file of a form; one that is not there or empty holds no decision yet. */
export function readForm(content: FileContent | undefined): FormFile {
  if (content instanceof Uint8Array) return { problem: 'it is not a text file' };
  if (content === undefined || content.trim() === '') return { values: {} };
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { problem: 'it must hold a JSON object' };
    return { values: value as Readonly<Record<string, FieldValue>> };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/** The text of the file with one decision laid over it; what else is in it stays. */
export function withDecision(
  values: Readonly<Record<string, FieldValue>>,
  field: string,
  value: FieldValue,
): string {
  return `${JSON.stringify({ ...values, [field]: value }, null, 2)}\n`;
}
