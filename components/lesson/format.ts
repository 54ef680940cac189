/** "8 s", "1 min 20 s": a length of time in whole seconds, at least one. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** A figure with its unit: "$21,340", "0.0312", "87.5 %". A missing one is a dash. */
export function figureText(value: number | null | undefined, unit = ''): string {
  if (value === null || value === undefined) return '–';
  if (unit === '$') return `$${Math.round(value).toLocaleString('en-US')}`;
  const text = Number.isInteger(value)
    ? value.toLocaleString('en-US')
    : Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 8 });
  return unit === '' ? text : `${text} ${unit}`;
}

/** "1 check", "3 checks". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** A value of a params file as it is written there. */
export function paramText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
