import { ArchiveError } from '../archive-error';
import { unzlib } from '../zip/inflate';
import { type GitObject, type ObjectType, objectId } from './object-id';

const HEADER = /^(commit|tree|blob|tag) (0|[1-9][0-9]*)\0/;

/**
 * A loose object, which must be the one that its name says.
 * @throws ArchiveError
 */
export function readLooseObject(id: string, packed: Uint8Array, limit: number): GitObject {
  const bad = (reason: string) =>
    new ArchiveError('repository-object', `the object ${id} of its repository ${reason}`, { id });
  const whole = unzlib(packed, limit);
  if (whole === null) throw bad('cannot be unpacked, or is too large');
  const header = HEADER.exec(new TextDecoder('latin1').decode(whole.subarray(0, 40)));
  if (header === null) throw bad('is of no known type');
  const content = whole.subarray(header[0].length);
  if (content.length !== Number(header[2])) throw bad('has another size than it says');
  const object = { type: header[1] as ObjectType, content };
  if (objectId(object) !== id) throw bad('is another one: its content was changed');
  return object;
}
