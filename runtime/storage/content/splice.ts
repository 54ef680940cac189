/** A change of one place in a text: at `at`, `removed` characters give way to `text`. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly text: string;
}

/** The smallest splice that makes `after` of `before`. Counts UTF-16 code units, as the strings do. */
export function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  const at = commonLength(before, after, shorter);
  let end = 0;
  while (
    end < shorter - at &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  return { at, removed: before.length - end - at, text: after.slice(at, after.length - end) };
}

/** The text with a splice made. */
export function spliced(before: string, { at, removed, text }: Splice): string {
  return before.slice(0, at) + text + before.slice(at + removed);
}

/** How many characters two texts begin with alike; compares halves first, which the platform does quickly. */
function commonLength(a: string, b: string, limit: number): number {
  let low = 0;
  let high = limit;
  while (high - low > 256) {
    const middle = (low + high) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle;
  }
  while (low < limit && a.charCodeAt(low) === b.charCodeAt(low)) low++;
  return low;
}
