import { momentOf } from './stamp';

/** The parts of a post-mortem, in the order in which they are read. */
export const POST_MORTEM_PARTS = [
  'summary',
  'impact',
  'timeline',
  'cause',
  'well',
  'badly',
  'actions',
] as const;

export type PostMortemPart = (typeof POST_MORTEM_PARTS)[number];

/** How parts are called: a heading that has one of these. */
const HEADINGS: Readonly<Record<PostMortemPart, RegExp>> = {
  summary: /\b(summary|what happened|overview)\b/i,
  impact: /\b(impact|effect|harm)\b/i,
  timeline: /\b(timeline|chronology)\b/i,
  cause: /\b(root causes?|causes?|contributing factors?)\b/i,
  well: /\b(went|worked|go|did) well\b|\bwhat worked\b/i,
  badly: /\b(went|go) (badly|wrong|poorly)\b|\bdid not (go|work) well\b|\bcould (be|have been) better\b/i,
  actions: /\b(action items?|actions|follow[- ]?ups?|next steps)\b/i,
};

/** A moment of the timeline. */
export interface TimelineMoment {
  /** Milliseconds since the epoch, UTC; null: the line has no time that can be read. */
  readonly time: number | null;
  readonly text: string;
}

/** Something that is to be done. */
export interface ActionItem {
  readonly text: string;
  /** Null: nobody is named. */
  readonly owner: string | null;
  /** `2007-07-20`; null: no date. */
  readonly due: string | null;
}

/** A post-mortem as it is written. */
export interface PostMortem {
  /** The id of the incident that it says it is about; null: it does not say. */
  readonly incident: string | null;
  readonly parts: Readonly<Partial<Record<PostMortemPart, string>>>;
  readonly timeline: readonly TimelineMoment[];
  readonly actions: readonly ActionItem[];
}

/**
 * Reads a post-mortem: Markdown with a heading for each part. Parts are known by their usual names, in any order and at any level. A
 * line `Incident: <id>` says which one it is about.
 * @param year of times that are written without one, such as `4 Jul 14:00`
 */
export function parsePostMortem(text: string, year: number): PostMortem {
  const parts: Partial<Record<PostMortemPart, string>> = {};
  let current: PostMortemPart | null = null;
  let isFenced = false;
  for (const line of text.replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
    const heading = isFenced ? null : /^#{2,}\s+(.*)$/.exec(line)?.[1];
    if (heading != null) {
      const part = POST_MORTEM_PARTS.find((one) => HEADINGS[one].test(heading)) ?? null;
      // A heading inside of a part that names none belongs to it.
      if (part === null && /^###/.test(line)) continue;
      current = part;
      if (current !== null) parts[current] ??= '';
    } else if (current !== null) parts[current] += `${line}\n`;
  }
  return {
    incident: /^\W*incident\W*:\W*([a-z][a-z0-9-]*)/im.exec(text)?.[1]?.toLowerCase() ?? null,
    parts: Object.fromEntries(
      Object.entries(parts).map(([part, body]) => [part, body.trim()]),
    ) as PostMortem['parts'],
    timeline: itemsOf(parts.timeline ?? '').map((line) => ({ time: timeIn(line, year), text: line })),
    actions: actionsOf(parts.actions ?? ''),
  };
}

/** Items of lists and rows of tables, without their marks; the head of a table is none. */
function itemsOf(body: string): string[] {
  const lines = body.split('\n').map((line) => line.trim());
  const isRule = (line: string | undefined) => line !== undefined && /^\|?[\s:|-]+\|[\s:|-]*$/.test(line);
  return lines.flatMap((line, at) => {
    if (line === '' || isRule(line) || (line.startsWith('|') && isRule(lines[at + 1]))) return [];
    if (line.startsWith('|')) return [line.replace(/^\||\|$/g, '').trim()];
    const item = /^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line);
    return item ? [item[1]!] : /^\W{0,3}\d/.test(line) ? [line] : [];
  });
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ]+|\s*\|\s*|,\s*)(\d{1,2}):(\d{2})/;
const WORDS =
  /\b(\d{1,2})\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? *(?:\d{4},? *)?(?:\|\s*)?(\d{1,2}):(\d{2})/i;

/** The first time in a line, with its day; null: there is none. */
function timeIn(line: string, year: number): number | null {
  const iso = ISO.exec(line);
  if (iso) return momentOf(+iso[1]!, +iso[2]!, +iso[3]!, +iso[4]!, +iso[5]!);
  const words = WORDS.exec(line);
  if (!words) return null;
  return momentOf(year, MONTHS.indexOf(words[2]!.toLowerCase()) + 1, +words[1]!, +words[3]!, +words[4]!);
}

const NOBODY = /^(tbd|tba|todo|none|nobody|n\/a|-|–|\?+|)$/i;

function actionsOf(body: string): ActionItem[] {
  const head = /^\|(.*)\|\s*$/m
    .exec(body)?.[1]
    ?.split('|')
    .map((cell) => cell.trim().toLowerCase());
  const ownerAt = head?.findIndex((cell) => /\b(owner|who|responsible)\b/.test(cell)) ?? -1;
  return itemsOf(body).map((line): ActionItem => {
    const cells = line.split('|').map((cell) => cell.trim());
    const isRow = cells.length > 1;
    const named = isRow
      ? (cells[ownerAt] ?? null)
      : (/\bowner\W*:?\W*([@\w][\w@/ -]*)/i.exec(line)?.[1] ?? /(@[\w/-]+)/.exec(line)?.[1] ?? null);
    const owner = named?.replace(/[*_`]/g, '').trim() ?? '';
    return {
      text: isRow ? cells[0]! : line,
      owner: NOBODY.test(owner) ? null : owner,
      due: /\b(\d{4}-\d{2}-\d{2})\b/.exec(line)?.[1] ?? null,
    };
  });
}
