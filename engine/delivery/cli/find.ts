import { BadReferenceError, fullName, parseReference, tagName } from '../catalog/reference';
import type { ContainerRecord } from '../store/container-record';
import type { DockerStore } from '../store/docker-store';

/** The id of the image that a name, an id or the beginning of one means; undefined: there is none. */
export function findImage(store: DockerStore, name: string): string | undefined {
  const { tags } = store.state;
  try {
    const found = tags[tagName(parseReference(name))];
    if (found !== undefined) return found;
  } catch (error) {
    if (!(error instanceof BadReferenceError)) throw error;
  }
  const digits = name.replace('sha256:', '');
  if (!/^[0-9a-f]{4,64}$/.test(digits)) return undefined;
  return store.imageIds.find((id) => id.startsWith(`sha256:${digits}`));
}

/** The container of a name or the beginning of an id. */
export function findContainer(store: DockerStore, name: string): ContainerRecord | undefined {
  const { containers } = store.state;
  return (
    containers.find((one) => one.name === name) ??
    containers.find((one) => name !== '' && one.id.startsWith(name))
  );
}

/** `app` → `app:latest`, with its whole name. @throws BadReferenceError */
export function tagOf(name: string): { readonly tag: string; readonly full: string } {
  const reference = parseReference(name);
  return { tag: tagName(reference), full: fullName(reference) };
}
