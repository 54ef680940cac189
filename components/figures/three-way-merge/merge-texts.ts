import { mergeContents } from '@/engine/versioning/git/merge/content-merge';
import { byteStringToText, toByteString } from '@/engine/versioning/git/text/byte-string';

/** Three versions of a file. */
export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A line of what a merge gives; `marker` is one that git has put there. */
export interface MergedLine {
  readonly text: string;
  readonly kind: 'plain' | 'marker' | 'ours' | 'theirs';
}

/** What git makes of three versions. */
export interface MergeShown {
  readonly lines: readonly MergedLine[];
  readonly conflicts: number;
  /** What is wrong with the result though git has merged it; null: nothing, or conflicts are open. */
  readonly fault: string | null;
}

const bytes = (text: string) =>
  toByteString(new TextEncoder().encode(text.endsWith('\n') ? text : `${text}\n`));

/** Merges with the lab's own git. */
export function mergeTexts({ base, ours, theirs }: Versions): MergeShown {
  const labels = { ours: 'HEAD', base: 'base', theirs: 'origin/main' };
  const { text, conflicts } = mergeContents(bytes(base), bytes(ours), bytes(theirs), { labels });
  const merged = byteStringToText(text).replace(/\n$/, '');
  return { lines: linesOf(merged), conflicts, fault: conflicts > 0 ? null : faultOf(merged) };
}

function linesOf(text: string): MergedLine[] {
  let side: MergedLine['kind'] = 'plain';
  return text.split('\n').map((line) => {
    if (/^<{7} /.test(line)) side = 'ours';
    else if (/^={7}$/.test(line) && side === 'ours') side = 'theirs';
    else if (/^>{7} /.test(line)) side = 'plain';
    else return { text: line, kind: side };
    return { text: line, kind: 'marker' };
  });
}

/** Git compares lines and knows nothing of JSON; so we look. */
function faultOf(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return 'the result is no JSON';
  }
  const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1]!);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  return twice === undefined ? null : `${twice} stands there twice, and the later one counts`;
}
