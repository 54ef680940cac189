/** A number of bytes as people read it, in powers of ten. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The first digits of an object's MD5. */
export const shortMd5 = (md5: string): string => (md5 === 'workspace' ? 'the workspace' : md5.slice(0, 8));

/** A share of rows, or a statistic, with four digits. */
export function numberText(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : String(Number(value.toPrecision(4)));
}
