import { parseIsoTime } from '../../../core/iso-time';
import { parseTable } from '../../../dataset/parse-table';
import { type Column, numbersOf, type Table } from '../../../dataset/table';

/** What a season is about, as far as a monitor is judged by it. */
export type SeasonTheme = 'calm' | 'feed' | 'turn';

/** A season that is given to monitors, and what is true behind it. */
export interface Season {
  readonly name: string;
  readonly theme: SeasonTheme;
  /** Customers as the feed tells them. */
  readonly told: Table;
  /** As they are. */
  readonly truth: Table;
  readonly servedAt: Float64Array;
  readonly knownAt: Float64Array;
  readonly left: readonly boolean[];
  /** The number of the first row of which something is not as in a calm season; the number of rows when there is none. */
  readonly from: number;
  /** The texts of both, for programs of the learner. */
  readonly toldLines: readonly string[];
  readonly trueLines: readonly string[];
  readonly header: string;
}

const TEXT = ['id', 'served_at', 'known_at', 'left'];

/**
 * Reads a season beside the calm one of the same seed.
 * @param kinds of the columns, as the reference has them
 */
export function readSeason(
  name: string,
  theme: SeasonTheme,
  told: string,
  calm: string,
  kinds: Readonly<Record<string, Column['kind']>>,
): Season {
  const all = { ...kinds, ...Object.fromEntries(TEXT.map((column) => [column, 'categorical' as const])) };
  const [table, true_] = [
    parseTable(told, { kinds: all }),
    parseTable(theme === 'feed' ? calm : told, { kinds: all }),
  ];
  const lines = (text: string) => text.trim().split('\n');
  const [header = '', ...toldLines] = lines(told);
  const trueLines = theme === 'feed' ? lines(calm).slice(1) : toldLines;
  const calmLines = lines(calm).slice(1);
  const differs = toldLines.findIndex((line, i) => line !== calmLines[i]);
  const served = textsOf(table, 'served_at');
  // What begins does so at the start of a day.
  const day = differs === -1 ? null : served[differs]!.slice(0, 10);
  const from =
    day === null || theme === 'calm' ? served.length : served.findIndex((time) => time.startsWith(day));
  return {
    name,
    theme,
    told: features(table),
    truth: features(true_),
    servedAt: Float64Array.from(served, parseIsoTime),
    knownAt: Float64Array.from(textsOf(table, 'known_at'), parseIsoTime),
    left: textsOf(table, 'left').map((cell) => cell === 'yes'),
    from,
    toldLines,
    trueLines,
    header,
  };
}

const features = (table: Table): Table => ({
  ...table,
  columns: table.columns.filter(({ name }) => !TEXT.includes(name)),
});

function textsOf(table: Table, name: string): string[] {
  const column = table.columns.find((one) => one.name === name);
  if (column?.kind === 'categorical')
    return Array.from(column.codes, (code) => column.dictionary[code] ?? '');
  return Array.from(numbersOf(table, name), String);
}
