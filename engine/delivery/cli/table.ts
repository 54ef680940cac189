/** Rows as Docker prints them: columns at least ten wide, three blanks between. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_cell, column) =>
    Math.max(10, ...rows.map((row) => [...row[column]!].length + 3)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - [...cell].length),
      );
      return `${cells.join('')}\n`;
    })
    .join('');
}

const UNITS: readonly (readonly [limit: number, seconds: number, name: string])[] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [172_800, 3600, 'hour'],
  [1_209_600, 86_400, 'day'],
  [5_184_000, 604_800, 'week'],
  [63_072_000, 2_592_000, 'month'],
  [Number.POSITIVE_INFINITY, 31_536_000, 'year'],
];

/** How long ago something was, in Docker's words: `About a minute ago` is `About a minute`. Times in milliseconds. */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds >= 60 && seconds < 120) return 'About a minute';
  if (seconds >= 3600 && seconds < 5400) return 'About an hour';
  const [, unit, name] = UNITS.find(([limit]) => seconds < limit)!;
  return `${unit === 3600 ? Math.round(seconds / unit) : Math.floor(seconds / unit)} ${name}s`;
}

/** A text of at most `length` signs. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
