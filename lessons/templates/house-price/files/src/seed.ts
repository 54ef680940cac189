/**
 * Replaces `Math.random` by a generator that starts from `seed` (mulberry32). tfjs draws the first weights and shuffles
 * the rows by `Math.random`, so with the same seed two trainings are one and the same.
 */
export function seedEverything(seed: number): void {
  let state = seed | 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
