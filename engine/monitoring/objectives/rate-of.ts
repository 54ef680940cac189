const WINDOW = /\{\{\s*\.window\s*\}\}/g;

/** Whether a query has a place for its window, as Sloth writes it, and so is no plain selector. */
export const hasWindow = (query: string): boolean => query.search(WINDOW) !== -1;

/** The events a second of a query over a window, as `5m`. */
export function rateOf(query: string, window: string): string {
  return hasWindow(query) ? query.trim().replace(WINDOW, window) : `sum(rate(${query.trim()}[${window}]))`;
}
