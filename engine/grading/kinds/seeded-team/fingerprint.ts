import { sha256Hex } from '../../../core/hash';

const MOST = 1_500;
const fingerprints = new Map<string, string>();

/** A short name of a content; long ones are met again and again. */
export function fingerprint(content: string | Uint8Array): string {
  if (typeof content !== 'string' || content.length < 256) return sha256Hex(content);
  const before = fingerprints.get(content);
  if (before !== undefined) return before;
  if (fingerprints.size > MOST) fingerprints.clear();
  const name = sha256Hex(content);
  fingerprints.set(content, name);
  return name;
}
