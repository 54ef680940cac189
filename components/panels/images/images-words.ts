/** A number of bytes as Docker writes it, in powers of ten. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** Seconds of the model of time. */
export function secondsText(seconds: number): string {
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A difference with its sign: `+1.2 MB`, `−3.0 s`. */
export function signed(value: number, text: (value: number) => string): string {
  return value === 0 ? 'the same' : `${value > 0 ? '+' : '−'}${text(Math.abs(value))}`;
}

/** The name that an image of a project is built under: Docker wants lower case. */
export function imageName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'app' : name;
}
