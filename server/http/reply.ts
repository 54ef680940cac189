import type { ArchiveFile } from './archive';

/** An answer that says more than its value. */
export class Reply {
  readonly value: object | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(value: object | null, { status = 200, headers = {} }: ReplyOptions = {}) {
    this.value = value;
    this.status = status;
    this.headers = headers;
  }
}

export interface ReplyOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is text: a page, or what other programs read. */
export class TextReply {
  readonly text: string;
  readonly contentType: string;
  readonly status: number;

  constructor(text: string, contentType: string, status = 200) {
    this.text = text;
    this.contentType = contentType;
    this.status = status;
  }
}

/** Many files, sent as one archive while they are read. */
export class ArchiveReply {
  readonly files: AsyncIterable<ArchiveFile>;

  constructor(files: AsyncIterable<ArchiveFile>) {
    this.files = files;
  }
}

/** Sends a browser on, which asks there by GET; status 303. */
export const seeOther = (location: string, headers?: Readonly<Record<string, string>>): Reply =>
  new Reply(null, { status: 303, headers: { ...headers, location } });

/** What was made; status 201. */
export const created = (value: object, headers?: Readonly<Record<string, string>>): Reply =>
  new Reply(value, { status: 201, headers });

/** Done, and nothing to say; status 204. */
export const done = (headers?: Readonly<Record<string, string>>): Reply =>
  new Reply(null, { status: 204, headers });
