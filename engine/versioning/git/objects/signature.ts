/** Who did something, and when: `Ada <ada@example.com> 1700000000 +0100`. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since the Unix epoch. */
  readonly seconds: number;
  /** `+hhmm` or `-hhmm`. */
  readonly zone: string;
}

const LINE = /^(.*?) ?<([^>]*)>(?: (-?\d+) ([+-]\d{4}))?/;

/** Reads the value of an `author`, `committer` or `tagger` line; what is missing reads as empty or 0. */
export function parseSignature(text: string): Signature {
  const match = LINE.exec(text);
  return {
    name: match?.[1] ?? '',
    email: match?.[2] ?? '',
    seconds: Number(match?.[3] ?? 0),
    zone: match?.[4] ?? '+0000',
  };
}

export const formatSignature = (who: Signature): string =>
  `${who.name} <${who.email}> ${who.seconds} ${who.zone}`;
