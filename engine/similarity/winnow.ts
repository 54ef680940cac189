/** Tokens of one fingerprint: what is shorter than this is chance. */
export const GRAM = 14;
/** Of so many fingerprints in a row the least is kept, so that every match of GRAM + WINDOW - 1 tokens is found. */
export const WINDOW = 8;

/**
 * Fingerprints of a text of tokens by winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document Fingerprinting",
 * SIGMOD 2003): hashes of all runs of GRAM tokens, thinned out to the least of each WINDOW of them. Two texts that share a run of
 * GRAM + WINDOW - 1 tokens share a fingerprint, wherever it stands in them.
 */
export function fingerprintsOf(tokens: readonly string[]): ReadonlySet<number> {
  const hashes = gramHashes(tokens);
  const kept = new Set<number>();
  if (hashes.length === 0) return kept;
  const last = Math.max(0, hashes.length - WINDOW);
  for (let start = 0; start <= last; start++) {
    let least = hashes[start]!;
    for (let i = start + 1; i < Math.min(start + WINDOW, hashes.length); i++)
      if (hashes[i]! < least) least = hashes[i]!;
    kept.add(least);
  }
  return kept;
}

function gramHashes(tokens: readonly string[]): readonly number[] {
  const words = tokens.map(hashOf);
  const hashes: number[] = [];
  for (let start = 0; start + GRAM <= words.length; start++) {
    let hash = 0x811c9dc5;
    for (let i = start; i < start + GRAM; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
    // The last bits of a product hang together: they are mixed with the first.
    hash ^= hash >>> 15;
    hashes.push(Math.imul(hash, 0x2c1b3c6d) >>> 0);
  }
  return hashes;
}

/** FNV-1a of 32 bits. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return hash;
}
