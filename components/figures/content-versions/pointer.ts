import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What DVC writes beside a file in place of it: the text of `<name>.dvc`. */
export function pointerOf(name: string, content: string): string {
  const bytes = utf8ToBytes(content);
  return `outs:\n- md5: ${bytesToHex(md5(bytes))}\n  size: ${bytes.length}\n  hash: md5\n  path: ${name}\n`;
}

/** The MD5 of a text. */
export const md5Of = (content: string): string => bytesToHex(md5(utf8ToBytes(content)));
