import { StagecraftError } from '../../core/errors';

/** The name of an image: `localhost:5000/team/app:1.2@sha256:…`. */
export interface Reference {
  /** `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** `library/node`, `team/app`. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:…`; null: by tag alone. */
  readonly digest: string | null;
}

/** A name that no image can have. */
export class BadReferenceError extends StagecraftError<'image-reference'> {
  constructor(message: string) {
    super('image-reference', message);
  }
}

const PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/** Reads the name of an image, with Docker's defaults. @throws BadReferenceError in Docker's words. */
export function parseReference(text: string): Reference {
  const [name = '', digest = null] = text.split('@') as [string, string?];
  const [, path = '', tag] = /^(.*?)(?::([\w][\w.-]{0,127}))?$/.exec(name) ?? [];
  const parts = path.split('/');
  const hasRegistry = parts.length > 1 && /[.:]|^localhost$/.test(parts[0]!);
  const registry = hasRegistry ? parts.shift()! : 'docker.io';
  if (parts.some((part) => part.toLowerCase() !== part))
    throw new BadReferenceError('invalid reference format: repository name must be lowercase');
  if (!parts.every((part) => PART.test(part))) throw new BadReferenceError('invalid reference format');
  const repository = registry === 'docker.io' && parts.length === 1 ? `library/${parts[0]}` : parts.join('/');
  return { registry, repository, tag: tag ?? 'latest', digest };
}

/** As `docker images` shows it: without Docker Hub's own parts. */
export const familiarName = ({ registry, repository }: Reference): string =>
  registry === 'docker.io' ? repository.replace(/^library\//, '') : `${registry}/${repository}`;

/** The whole name with the tag: `docker.io/library/node:20`. */
export const fullName = ({ registry, repository, tag }: Reference): string =>
  `${registry}/${repository}:${tag}`;

/** What a tag is kept under: `node:20`. */
export const tagName = (reference: Reference): string => `${familiarName(reference)}:${reference.tag}`;
