/** How much an archive may hold. A workspace of 1,000 files and 50 MB, with its history, stays far below. */
export interface ArchiveLimits {
  /** Bytes of the zip file. */
  readonly archiveBytes: number;
  readonly entries: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** Bytes of all files, unpacked. */
  readonly totalBytes: number;
  /** How many bytes one packed byte may become, in a file of more than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Folders inside of each other. */
  readonly depth: number;
  /** Objects of the repository, loose and packed, and bytes of all of them, unpacked. */
  readonly objects: number;
  readonly objectBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  archiveBytes: 128_000_000,
  entries: 20_000,
  fileBytes: 64_000_000,
  totalBytes: 192_000_000,
  ratio: 250,
  ratioFrom: 1_000_000,
  depth: 40,
  objects: 100_000,
  objectBytes: 512_000_000,
};
