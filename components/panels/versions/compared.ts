/** What is compared: a file, and two of its versions. */
export interface Compared {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}
