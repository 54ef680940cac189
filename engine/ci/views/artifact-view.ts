import type { ServiceContext } from '../../core/lab-service';
import { CiError } from '../errors';
import { ArtifactStore } from '../store/artifact-store';
import { RunStore } from '../store/run-store';
import { repositoryNamed } from './repositories';

/** Characters of a file that are shown; the rest is for who downloads it. */
const MOST_SHOWN = 100_000;

/** A file of an artifact. */
export interface ArtifactFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Its text, or the beginning of it; null: it is no text. */
  readonly text: string | null;
  /** Whether the text goes on. */
  readonly isCut: boolean;
}

const textOf = (content: string | Uint8Array): string | null => {
  if (typeof content === 'string') return content;
  if (content.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
};

/** Answers `ci.artifact`: the files of an artifact, by path. @throws CiError `run-missing` for one that is not there. */
export function ciArtifact(
  { fs }: ServiceContext,
  input: { readonly repository?: string; readonly run: number; readonly id: number },
): readonly ArtifactFile[] {
  const { name, folder } = repositoryNamed(fs, input.repository);
  const record = new RunStore(fs, folder).read(input.run)?.artifacts.find(({ id }) => id === input.id);
  if (record === undefined)
    throw new CiError('run-missing', `Run ${input.run} of ${name} has no artifact ${input.id}.`);
  return [...new ArtifactStore(fs, folder).read(input.run, input.id)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => {
      const text = textOf(content);
      return {
        path,
        size: typeof content === 'string' ? new TextEncoder().encode(content).length : content.length,
        text: text === null ? null : text.slice(0, MOST_SHOWN),
        isCut: text !== null && text.length > MOST_SHOWN,
      };
    });
}
