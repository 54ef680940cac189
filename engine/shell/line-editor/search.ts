/** A search through the history, as Ctrl-R starts it. */
export interface Search {
  readonly query: string;
  /** The line of the history that is shown; its length: none yet. */
  readonly at: number;
  /** No earlier line holds what is searched for. */
  readonly isFailing: boolean;
}

/** The newest line at or before `from` that holds `query`. */
export function searchBack(history: readonly string[], query: string, from: number): Search {
  if (query === '') return { query, at: history.length, isFailing: false };
  for (let at = Math.min(from, history.length - 1); at >= 0; at--)
    if (history[at]!.includes(query)) return { query, at, isFailing: false };
  return { query, at: Math.min(from + 1, history.length), isFailing: true };
}

/** What stands in place of the prompt while one searches. */
export const searchPrompt = ({ query, isFailing }: Search) =>
  `(${isFailing ? 'failed ' : ''}reverse-i-search)\`${query}': `;
