/** One entry of a zip's central directory, checked but not unpacked. */
export interface ZipEntry {
  readonly name: string;
  /** As it stands in the file; the local header must have the same. */
  readonly rawName: Uint8Array;
  readonly flags: number;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of the local header, from the beginning of the archive. */
  readonly offset: number;
  /** The mode of a Unix file system (type and permissions); 0: the archive does not say. */
  readonly mode: number;
  /** By its name, its mode, or MS-DOS's attribute. */
  readonly isFolder: boolean;
}

/** Flags of an entry (APPNOTE 4.4.4). */
export const FLAG = { encrypted: 1 << 0, descriptor: 1 << 3, strong: 1 << 6, utf8: 1 << 11, masked: 1 << 13 };
