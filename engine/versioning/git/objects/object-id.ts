import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { concatBytes, toBytes } from '../text/bytes';

/** The name of an object: SHA-1 of its header and body, 40 lower-case hexadecimal digits. */
export type ObjectId = string;

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

/** The id that stands for "nothing" in reflogs and patches. */
export const NULL_ID: ObjectId = '0'.repeat(40);

/** The tree with nothing in it. */
export const EMPTY_TREE_ID: ObjectId = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The blob with nothing in it. */
export const EMPTY_BLOB_ID: ObjectId = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

const FULL_ID = /^[0-9a-f]{40}$/;

export const isObjectId = (text: string): boolean => FULL_ID.test(text);

/** An object as it is hashed and, deflated, stored: `<type> <size>\0<body>`. */
export function frameObject(type: ObjectType, body: Uint8Array): Uint8Array {
  return concatBytes([toBytes(`${type} ${body.length}\0`), body]);
}

/** The id of an object that need not be stored. */
export function objectIdOf(type: ObjectType, body: Uint8Array): ObjectId {
  return bytesToHex(
    sha1
      .create()
      .update(toBytes(`${type} ${body.length}\0`))
      .update(body)
      .digest(),
  );
}

/** SHA-1 of bytes. */
export const sha1Bytes = (bytes: Uint8Array): Uint8Array => sha1(bytes);
