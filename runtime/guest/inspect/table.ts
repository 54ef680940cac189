import { inspect } from './inspect';

const cellText = (value: unknown) => {
  const isFlat = typeof value !== 'object' || value === null || Object.keys(value).length <= 2;
  return inspect(value, {
    maxArrayLength: 3,
    breakLength: Number.POSITIVE_INFINITY,
    depth: typeof value === 'object' && value !== null && !Array.isArray(value) && !isFlat ? -1 : 0,
  });
};

function render(head: string[], columns: string[][]): string {
  const rows = Math.max(...columns.map((column) => column.length));
  const widths = head.map((name, i) => Math.max(name.length, ...columns[i]!.map((cell) => cell.length)) + 2);
  const line = (cells: string[]) =>
    `│${cells.map((cell, i) => ` ${cell.padEnd(widths[i]! - 1)}`).join('│')}│`;
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const body = Array.from({ length: rows }, (_, row) => line(columns.map((column) => column[row] ?? '')));
  return [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...body, rule('└', '┴', '┘')].join('\n');
}

/** The text of `console.table`; null when the data is no object and is to be logged as it is. */
export function renderTable(data: unknown, only?: readonly string[]): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const isMap = data instanceof Map;
  const isSet = data instanceof Set;
  if (isMap) {
    const entries = [...data];
    return render(
      ['(iteration index)', 'Key', 'Values'],
      [
        entries.map((_, i) => `${i}`),
        entries.map(([key]) => cellText(key)),
        entries.map(([, value]) => cellText(value)),
      ],
    );
  }
  const rows: [string, unknown][] = isSet
    ? [...data].map((value, i) => [`${i}`, value])
    : Object.entries(data as Record<string, unknown>);
  const names: string[] = only ? [...only] : [];
  const cells: Record<string, string>[] = [];
  const values: (string | null)[] = [];
  for (const [, row] of rows) {
    const own: Record<string, string> = Object.create(null);
    let value: string | null = null;
    if (typeof row !== 'object' || row === null) value = cellText(row);
    else {
      for (const key of only ?? Object.keys(row)) {
        if (!only && !names.includes(key)) names.push(key);
        if (Object.hasOwn(row, key)) own[key] = cellText((row as Record<string, unknown>)[key]);
      }
    }
    cells.push(own);
    values.push(value);
  }
  const head = [isSet ? '(iteration index)' : '(index)', ...names];
  const columns = [rows.map(([key]) => key), ...names.map((name) => cells.map((row) => row[name] ?? ''))];
  if (values.some((value) => value !== null)) {
    head.push('Values');
    columns.push(values.map((value) => value ?? ''));
  }
  return render(head, columns);
}
