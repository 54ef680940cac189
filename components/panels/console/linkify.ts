import type { SourceLocation } from '@/engine/core/code-runner';

/** A piece of a line: plain, or a place in a workspace file that can be gone to. */
export interface TextPiece {
  readonly text: string;
  readonly location?: SourceLocation;
}

/** `src/train.ts:12:5` or `src/train.ts:12`, also behind `./` or `file:///`. */
const PLACE = /(?:file:\/\/\/|\.\/)?((?:[\w@.+-]+\/)*[\w@.+-]+\.[a-z]{1,5}):(\d+)(?::(\d+))?/gi;

/**
 * Finds the places in a line that name a file of the workspace, as in the frames of a stack.
 * `isFile` decides what is a file, so that `node:internal/x.js:3` or a clock time never becomes a link.
 */
export function linkify(text: string, isFile: (path: string) => boolean): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACE)) {
    const path = match[1]!;
    const line = Number(match[2]);
    if (line < 1 || !isFile(path)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    const column = match[3] === undefined ? undefined : Number(match[3]);
    pieces.push({ text: match[0], location: column ? { path, line, column } : { path, line } });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
