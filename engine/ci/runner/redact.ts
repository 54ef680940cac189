import type { FileContent } from '../../core/files';
import type { Masker } from '../secrets/masker';
import type { StepLog } from './step-log';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file; undefined: it is bytes. */
function textOf(content: FileContent): string | undefined {
  if (typeof content === 'string') return content;
  try {
    return decoder.decode(content);
  } catch {
    return undefined;
  }
}

/** Bytes as one character each, so that texts can be looked for in them. */
const byteText = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return text;
};

/**
 * What may leave a job in a file: secrets are taken out of it, and the log says so. GitHub does not do that; in the lab
 * no secret lies in a file in clear.
 */
export function withoutSecrets(
  content: FileContent,
  path: string,
  masker: Masker,
  log: StepLog,
): FileContent {
  const text = textOf(content);
  const found = masker.finds(text ?? byteText(content as Uint8Array));
  if (!found) return content;
  log.warning(
    `${path} holds a secret of this job. The lab has put *** in its place; GitHub would have kept it for everybody who may see it.`,
  );
  if (text !== undefined) return masker.mask(text);
  const masked = masker.mask(byteText(content as Uint8Array));
  return Uint8Array.from(masked, (character) => character.charCodeAt(0));
}
