import { messageOf } from '../../core/errors';
import { FileSystemError } from '../../core/file-system';

const WORDS: Readonly<Record<string, string>> = { EISDIR: 'Is a directory' };

/** A text with a capital in front. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a call was refused, as the C library words it: `No such file or directory`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof FileSystemError)) return messageOf(error);
  return WORDS[error.code] ?? capital(error.message.replace(/^\w+: (.*), '.*'$/s, '$1'));
}
