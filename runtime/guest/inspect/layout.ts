/** How a value is printed; the names and defaults are those of `util.inspect`. */
export interface InspectContext {
  depth: number;
  breakLength: number;
  compact: number;
  maxArrayLength: number;
  maxStringLength: number;
  sorted: boolean;
  showHidden: boolean;
  /** Errors without their stacks, as assertions show them. */
  plainErrors: boolean;
  /** Columns that what is being printed is indented by. */
  indentation: number;
  /** The depth of the object printed last; tells how deep a value nests. */
  currentDepth: number;
  readonly seen: unknown[];
  readonly circular: Map<unknown, number>;
}

const SEPARATOR = 2;

/**
 * Lays more than six short entries of a list out in aligned columns, about as wide as they are high (a character is
 * 2.5 times as high as wide), at most 15 columns: the rules of Node's `util.inspect`.
 */
function groupEntries(context: InspectContext, output: string[], value: unknown): string[] {
  const hasMore = context.maxArrayLength < output.length;
  const count = hasMore ? output.length - 1 : output.length;
  const lengths = output.slice(0, count).map((entry) => entry.length);
  const total = lengths.reduce((sum, length) => sum + length + SEPARATOR, 0);
  const longest = Math.max(0, ...lengths);
  const cell = longest + SEPARATOR;
  if (cell * 3 + context.indentation >= context.breakLength) return output;
  if (total / cell <= 5 && longest > 6) return output;
  const bias = Math.max(cell - 3 - Math.sqrt(cell - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * count) / bias),
    Math.floor((context.breakLength - context.indentation) / cell),
    context.compact * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = Array.from({ length: columns }, (_, column) => {
    let widest = 0;
    for (let i = column; i < count; i += columns) widest = Math.max(widest, lengths[i]!);
    return widest + SEPARATOR;
  });
  const isNumeric =
    value === undefined ||
    output.every((_, i) => {
      const item = (value as unknown[])[i];
      return typeof item === 'number' || typeof item === 'bigint';
    });
  const rows: string[] = [];
  for (let i = 0; i < count; i += columns) {
    const last = Math.min(i + columns, count) - 1;
    let row = '';
    for (let j = i; j < last; j++) {
      const cellText = `${output[j]}, `;
      row += isNumeric ? cellText.padStart(widths[j - i]!) : cellText.padEnd(widths[j - i]!);
    }
    row += isNumeric ? output[last]!.padStart(widths[last - i]! - SEPARATOR) : output[last]!;
    rows.push(row);
  }
  if (hasMore) rows.push(output[count]!);
  return rows;
}

function fitsOneLine(context: InspectContext, output: string[], start: number, base: string): boolean {
  let length = output.length + start;
  if (length + output.length > context.breakLength) return false;
  for (const entry of output) {
    length += entry.length;
    if (length > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** Joins the entries of an object: on one line when it is short and shallow, else one entry a line. */
export function joinEntries(
  context: InspectContext,
  entries: string[],
  base: string,
  braces: readonly [string, string],
  isList: boolean,
  depth: number,
  value: unknown,
): string {
  const prefix = base === '' ? '' : `${base} `;
  const output = isList && entries.length > 6 ? groupEntries(context, entries, value) : entries;
  if (context.currentDepth - depth < context.compact && output.length === entries.length) {
    const start = output.length + context.indentation + braces[0].length + base.length + 10;
    if (fitsOneLine(context, output, start, base)) {
      const joined = output.join(', ');
      if (!joined.includes('\n')) return `${prefix}${braces[0]} ${joined} ${braces[1]}`;
    }
  }
  const line = `\n${' '.repeat(context.indentation)}`;
  return `${prefix}${braces[0]}${line}  ${output.join(`,${line}  `)}${line}${braces[1]}`;
}
