/** A file as a patch finds it. */
export interface FoundFile {
  readonly mode: number;
  readonly bytes: Uint8Array;
}

/** What came of a path; null: it goes. */
export interface PatchedFile {
  readonly path: string;
  readonly now: FoundFile | null;
}
