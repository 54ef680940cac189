import type { FileContent } from '../../core/files';
import { bytesIn } from '../context/context';

/** Where a size comes from; `given`: from a file of the project. */
export type Basis = 'measured' | 'assumed' | 'given';

/** A file that stands for one, or many, that the lab does not have: its size is known, its bytes are not. */
export interface Weight {
  readonly bytes: number;
  readonly basis: Basis;
  /** What it stands for: `npm package d3-array`. */
  readonly what: string;
}

const MARK = '[the lab] stands for ';
const FORM = /^\[the lab\] stands for (\d+) bytes \((measured|assumed|given)\): ([^\n]*)\n$/;

/** The content of a file that stands for others. */
export const weightText = ({ bytes, basis, what }: Weight): string =>
  `${MARK}${Math.round(bytes)} bytes (${basis}): ${what}\n`;

/** What a file stands for; null: only for itself. */
export function weightOf(content: FileContent): Weight | null {
  if (typeof content !== 'string' || !content.startsWith(MARK)) return null;
  const [, bytes, basis, what] = FORM.exec(content) ?? [];
  return bytes === undefined ? null : { bytes: Number(bytes), basis: basis as Basis, what: what! };
}

/** Bytes of a file of an image: its own, or those that it stands for. */
export const sizeOf = (content: FileContent): number => weightOf(content)?.bytes ?? bytesIn(content);
