import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** An object of a repository. */
export interface GitObject {
  readonly type: ObjectType;
  readonly content: Uint8Array;
}

/** SHA-1 of bytes, in lower-case hexadecimal. */
export function sha1Hex(bytes: Uint8Array): string {
  return bytesToHex(sha1(bytes));
}

/** The id of an object: the SHA-1 of its header and content. */
export function objectId({ type, content }: GitObject): string {
  return sha1Hex(concatBytes(utf8ToBytes(`${type} ${content.length}\0`), content));
}

export const OBJECT_ID = /^[0-9a-f]{40}$/;

/** The id of nothing, as reflogs write it. */
export const NO_OBJECT = '0'.repeat(40);

/** The blob of no bytes, which an index may name without having it. */
export const EMPTY_BLOB = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
