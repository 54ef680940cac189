import { toBytes, toText } from '../text/bytes';
import type { ObjectId, ObjectType } from './object-id';
import { formatSignature, parseSignature, type Signature } from './signature';

/** An annotated tag. */
export interface Tag {
  readonly target: ObjectId;
  readonly targetType: ObjectType;
  readonly name: string;
  readonly tagger: Signature;
  readonly message: string;
}

/** Reads the body of a tag object. */
export function parseTag(body: Uint8Array): Tag {
  const text = toText(body);
  const split = text.indexOf('\n\n');
  const fields = new Map<string, string>();
  for (const line of (split === -1 ? text : text.slice(0, split)).split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0) fields.set(line.slice(0, space), line.slice(space + 1));
  }
  return {
    target: fields.get('object') ?? '',
    targetType: (fields.get('type') ?? 'commit') as ObjectType,
    name: fields.get('tag') ?? '',
    tagger: parseSignature(fields.get('tagger') ?? ''),
    message: split === -1 ? '' : text.slice(split + 2),
  };
}

/** The body of a tag object. */
export function formatTag(tag: Tag): Uint8Array {
  const head = `object ${tag.target}\ntype ${tag.targetType}\ntag ${tag.name}\ntagger ${formatSignature(tag.tagger)}`;
  return toBytes(`${head}\n\n${tag.message}`);
}
