import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 256 random bits as text for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token or a code; the thing itself is not. Long random values need no slow hash. */
export function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Random characters that can be read aloud and typed: five bits each. */
export function newCode(characters: number): string {
  // 256 is a multiple of 32, so every character is as likely as any other.
  return [...randomBytes(characters)].map((byte) => ALPHABET[byte % 32]).join('');
}

/** A code as it was meant: without gaps, in capitals, with the letters that Crockford reads as digits. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** A long code in groups of four. */
export function inGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
