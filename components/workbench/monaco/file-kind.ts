import type { FileContent } from '@/engine/core/files';

/** How a file can be shown. */
export type FileKind =
  /** Text that Monaco edits. */
  | 'text'
  /** Text so large that only its beginning is shown, read-only. */
  | 'large'
  /** Bytes: only the size is shown. */
  | 'binary';

/** Above this many characters a file is not given to the editor whole. */
export const LARGE_TEXT = 400_000;
/** How many lines of a large or data file are shown. */
export const PREVIEW_LINES = 2_000;

/** Tells how a file's content can be shown. */
export function fileKind(content: FileContent): FileKind {
  if (typeof content !== 'string') return 'binary';
  return content.length > LARGE_TEXT ? 'large' : 'text';
}

/** The first lines of a text and whether there are more, without splitting all of it. */
export function previewOf(
  text: string,
  lines: number = PREVIEW_LINES,
): { readonly text: string; readonly cut: boolean } {
  let at = -1;
  for (let line = 0; line < lines; line += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return { text, cut: false };
  }
  return at + 1 >= text.length ? { text, cut: false } : { text: text.slice(0, at), cut: true };
}

/** How many lines a text has; a final newline does not begin another. */
export function lineCount(text: string): number {
  if (text === '') return 0;
  let count = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A size for people: "812 B", "12.4 kB", "1.1 MB" (decimal units). */
export function sizeText(content: FileContent): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content).length : content.length;
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  mts: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  json: 'json',
  md: 'markdown',
  csv: 'csv',
  yaml: 'yaml',
  yml: 'yaml',
  html: 'html',
  css: 'css',
  sh: 'shell',
};

/** A tag, param or metric of a tracked run: its file has the name of the key, whatever that ends in. */
const TRACKED_VALUE = /^mlruns\/[^/]+\/[^/]+\/(?:tags|params|metrics)\//;

/** Monaco's name for the language of a file, by its ending. */
export function languageOf(path: string): string {
  if (TRACKED_VALUE.test(path)) return 'plaintext';
  if (/(^|\/)Dockerfile$/.test(path)) return 'dockerfile';
  return LANGUAGES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'plaintext';
}
