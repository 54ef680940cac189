import type { BlobRef, StoredContent } from '../../../contracts/stored-records';
import { StagecraftError } from '../../../engine/core/errors';
import type { FileContent } from '../../../engine/core/files';
import { type Digest, platformDigest } from './digest';

/** Contents longer than this (characters of text, or bytes) lie apart and are referred to. */
export const INLINE_LIMIT = 1_000;

/** So much is turned into bytes at once; then the page may draw and hear its keys. */
const AT_ONCE = 2_000_000;

/** Half of a surrogate pair without the other half: UTF-8 has no form for it, so no hash tells such texts apart. */
const LONE_SURROGATE = /\p{Cs}/u;

/** Stored work refers to a content that is not there. */
export class MissingBlobError extends StagecraftError<'blob-missing'> {
  constructor(id: string) {
    super(
      'blob-missing',
      'A part of your stored work is missing, so it was not opened. What is there is untouched: export it in Settings, or import your last progress file there.',
      { id },
    );
  }
}

/** Whether a content is kept apart. */
export function isKeptApart(content: FileContent): boolean {
  if (content.length <= INLINE_LIMIT) return false;
  return typeof content !== 'string' || !LONE_SURROGATE.test(content);
}

/** Whether a stored content only says where it lies. */
export function isBlobRef(content: StoredContent | null): content is BlobRef {
  return typeof content === 'object' && content !== null && '$blob' in content;
}

/** The id of a content among the blobs. */
export async function blobId(content: FileContent, digest: Digest = platformDigest): Promise<string> {
  if (typeof content !== 'string') return `b${await digest(content)}`;
  return `t${await digest(new TextEncoder().encode(content))}`;
}

/**
 * What is known of the contents of one project: where each lies, and whether it is there already. Texts are known by
 * what they say, bytes by identity, so bytes that a workspace holds must not be changed in place.
 */
export class ContentRefs {
  readonly #digest: Digest;
  #refs = new Map<FileContent, BlobRef>();
  #contents = new Map<string, FileContent>();
  #onDisk = new Set<string>();

  constructor(digest: Digest = platformDigest) {
    this.#digest = digest;
  }

  /** Finds out where contents lie, as far as that is not known yet. */
  async prepare(contents: Iterable<FileContent>): Promise<PreparedContents> {
    const wanted = new Set<FileContent>();
    for (const content of contents) if (isKeptApart(content)) wanted.add(content);
    const refs = new Map<FileContent, BlobRef>();
    const prepare = async (content: FileContent) => {
      const known = this.#refs.get(content);
      refs.set(content, known ?? this.#learn(await blobId(content, this.#digest), content));
    };
    let under: Promise<void>[] = [];
    let given = 0;
    for (const content of wanted) {
      under.push(prepare(content));
      given += this.#refs.has(content) ? 0 : content.length;
      if (given < AT_ONCE) continue;
      given = 0;
      await Promise.all(under);
      under = [];
    }
    await Promise.all(under);
    return new PreparedContents(refs);
  }

  /** The content of a stored form. @throws MissingBlobError when it is not known. */
  content(stored: StoredContent): FileContent {
    if (!isBlobRef(stored)) return stored;
    const content = this.#contents.get(stored.$blob);
    if (content === undefined) throw new MissingBlobError(stored.$blob);
    return content;
  }

  /** The content of a blob, if it is known. */
  contentOf(id: string): FileContent | undefined {
    return this.#contents.get(id);
  }

  /** A blob was read from disk. */
  read(id: string, content: FileContent): void {
    this.#learn(id, content);
    this.#onDisk.add(id);
  }

  isOnDisk(id: string): boolean {
    return this.#onDisk.has(id);
  }

  /** Which blobs are on disk is not known any more: another tab may have collected some. */
  forgetDisk(): void {
    this.#onDisk = new Set();
  }

  /** Blobs are on disk. */
  onDisk(ids: Iterable<string>): void {
    for (const id of ids) this.#onDisk.add(id);
  }

  /** Forgets every content but these, so that what nothing holds any more is freed. */
  retain(ids: ReadonlySet<string>): void {
    const kept = [...this.#contents].filter(([id]) => ids.has(id));
    this.#refs = new Map();
    this.#contents = new Map();
    for (const [id, content] of kept) this.#learn(id, content);
  }

  #learn(id: string, content: FileContent): BlobRef {
    // The same text or bytes are one object from now on, wherever they are read.
    const known = this.#contents.get(id) ?? content;
    this.#contents.set(id, known);
    const ref = this.#refs.get(known) ?? { $blob: id, size: content.length };
    this.#refs.set(known, ref);
    this.#refs.set(content, ref);
    return ref;
  }
}

/** Contents of which it is known where they lie. */
export class PreparedContents {
  readonly #refs: ReadonlyMap<FileContent, BlobRef>;
  readonly #contents: ReadonlyMap<string, FileContent>;

  constructor(refs: ReadonlyMap<FileContent, BlobRef>) {
    this.#refs = refs;
    this.#contents = new Map([...refs].map(([content, { $blob }]) => [$blob, content]));
  }

  /** The stored form of one of the contents. */
  readonly stored = (content: FileContent): StoredContent => this.#refs.get(content) ?? content;

  has(id: string): boolean {
    return this.#contents.has(id);
  }

  /** The content of a blob that is referred to. */
  contentOf(id: string): FileContent {
    const content = this.#contents.get(id);
    if (content === undefined) throw new MissingBlobError(id);
    return content;
  }
}
