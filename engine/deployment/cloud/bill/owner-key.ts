import type { UsageOwner } from './usage';

const texts = new WeakMap<object, string>();

/** Tags as a text, in an order of their own. */
export function tagsText(tags: Readonly<Record<string, string>>): string {
  const known = texts.get(tags);
  if (known !== undefined) return known;
  const text = JSON.stringify(Object.entries(tags).sort());
  texts.set(tags, text);
  return text;
}

/** A text that two owners have in common only if they are the same. */
export const ownerKey = ({ provider, account, region, service, resource, tags }: UsageOwner): string =>
  [provider, account, region, service, resource, tagsText(tags)].join('\u0000');
