/** Milliseconds of each unit, the greatest first. A day has 24 hours, a week 7 days, a year 365. */
const UNITS: readonly (readonly [string, number])[] = [
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

const FORM = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Milliseconds of a duration as Prometheus writes it (`5m`, `1h30m`, `0`), or null for anything else. */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  const found = FORM.exec(text);
  if (!found || text === '') return null;
  return UNITS.reduce((sum, [, ms], i) => sum + Number(found[i + 1] ?? 0) * ms, 0);
}

/** A duration as Prometheus writes it: units from the greatest, weeks and years only where nothing is left over. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let left = ms;
  let text = '';
  for (const [unit, size] of UNITS) {
    const isExactOnly = unit === 'y' || unit === 'w';
    if (left < size || (isExactOnly && left % size !== 0)) continue;
    text += `${Math.floor(left / size)}${unit}`;
    left %= size;
  }
  return text;
}
