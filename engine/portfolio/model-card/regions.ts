import { sha256Hex } from '../../core/hash';
import { REGION_IDS, type RegionId } from './sections';

/** A part of a card that is written by the program, between two comments that name it. Lines are from 0. */
export interface Region {
  readonly id: RegionId;
  /** The line of its first comment. */
  readonly from: number;
  /** The line of its last comment. */
  readonly to: number;
  /** What stands between them. */
  readonly text: string;
  /** Somebody has changed it by hand: it is theirs now. */
  readonly isEdited: boolean;
}

const BEGIN = /^<!-- modelcard:begin ([a-z-]+) ([0-9a-f]{12}) -->\s*$/;
const END = /^<!-- modelcard:end ([a-z-]+) -->\s*$/;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

const isMarker = (line: string): boolean => BEGIN.test(line) || END.test(line);

const hashOf = (text: string): string => sha256Hex(text).slice(0, 12);

/** The lines of a region. */
export function regionLines(id: RegionId, text: string): string[] {
  return [
    `<!-- modelcard:begin ${id} ${hashOf(text)} -->`,
    ...text.split('\n'),
    `<!-- modelcard:end ${id} -->`,
  ];
}

/** For each line, whether it lies inside of a fenced block of code, where nothing is a heading or a comment. */
export function fencedLines(lines: readonly string[]): readonly boolean[] {
  const isFenced = lines.map(() => false);
  for (let from = 0; from < lines.length; from++) {
    const mark = FENCE.exec(lines[from]!)?.[1];
    if (mark === undefined) continue;
    const isEnd = (line: string) => line.trim().startsWith(mark) && /^ {0,3}(`+|~+)\s*$/.test(line);
    const to = lines.findIndex((line, at) => at > from && (isEnd(line) || isMarker(line)));
    // A block that was never ended: taken for text, else the rest of the card would be code.
    if (to < 0 || isMarker(lines[to]!)) continue;
    isFenced.fill(true, from, to + 1);
    from = to;
  }
  return isFenced;
}

/**
 * The regions of a card, in order. Of several with one name the first counts; comments without their counterpart are text like
 * any other.
 */
export function findRegions(lines: readonly string[]): readonly Region[] {
  const found: Region[] = [];
  const isFenced = fencedLines(lines);
  for (let from = 0; from < lines.length; from++) {
    const begin = isFenced[from] ? null : BEGIN.exec(lines[from]!);
    const id = REGION_IDS.find((one) => one === begin?.[1]);
    if (!begin || id === undefined || found.some((region) => region.id === id)) continue;
    const to = lines.findIndex((line, at) => at > from && END.exec(line)?.[1] === id);
    const isCut = to < 0 || lines.slice(from + 1, to).some((line) => BEGIN.test(line));
    if (isCut) continue;
    const text = lines.slice(from + 1, to).join('\n');
    found.push({ id, from, to, text, isEdited: hashOf(text) !== begin[2] });
    from = to;
  }
  return found;
}
