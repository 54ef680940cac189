import { quotePrefixed } from '../text/quote-path';
import type { DiffHunk } from './file-diff';

/** One hunk of a file as a patch of its own, as `git apply` reads it. */
export function hunkPatch(path: string, { header, lines }: DiffHunk): string {
  const name = (prefix: string) => quotePrefixed(prefix, path);
  const body = lines.map(
    ({ sign, text, endsBare }) => `${sign}${text}\n${endsBare ? '\\ No newline at end of file\n' : ''}`,
  );
  return `diff --git ${name('a/')} ${name('b/')}\n--- ${name('a/')}\n+++ ${name('b/')}\n${header}\n${body.join('')}`;
}
