/** What one kind of argument can be. */
export interface Suggestion {
  readonly text: string;
  readonly isOpen?: boolean;
  /** How it is listed, where that is not `text`. */
  readonly shown?: string;
}
