/** One row of the list, and what became of it. */
export interface ListRow {
  readonly id: number;
  readonly isClosed: boolean;
  readonly reads: number;
}

/** How the next page is asked for. */
export type PagingBy = 'offset' | 'key';

/** The list, and how far the reader is. */
export interface PagingState {
  readonly rows: readonly ListRow[];
  readonly offset: number;
  /** The highest id that has been read. */
  readonly lastKey: number;
  readonly pages: number;
  /** The last page was shorter than a page, or empty. */
  readonly isDone: boolean;
}

const ROWS = 12;
export const PAGE = 4;

/** A list of twelve rows, none read. */
export const startPaging = (): PagingState => ({
  rows: Array.from({ length: ROWS }, (_, i) => ({ id: i + 1, isClosed: false, reads: 0 })),
  offset: 0,
  lastKey: 0,
  pages: 0,
  isDone: false,
});

/** The rows that the next page would have. */
export function nextPage(state: PagingState, by: PagingBy): readonly ListRow[] {
  const live = state.rows.filter(({ isClosed }) => !isClosed);
  const from = by === 'offset' ? state.offset : live.filter(({ id }) => id <= state.lastKey).length;
  return live.slice(from, from + PAGE);
}

/** Reads the next page. */
export function readPage(state: PagingState, by: PagingBy): PagingState {
  const page = nextPage(state, by);
  const read = new Set(page.map(({ id }) => id));
  return {
    rows: state.rows.map((row) => (read.has(row.id) ? { ...row, reads: row.reads + 1 } : row)),
    offset: state.offset + PAGE,
    lastKey: page.at(-1)?.id ?? state.lastKey,
    pages: state.pages + 1,
    isDone: page.length < PAGE,
  };
}

/** Closes the first row that is still open, so that it leaves the list. */
export function closeFirst(state: PagingState): PagingState {
  const first = state.rows.find(({ isClosed }) => !isClosed);
  return {
    ...state,
    rows: state.rows.map((row) => (row === first ? { ...row, isClosed: true } : row)),
  };
}

/** The open rows that the reader has passed by and will not come back to. */
export function missedRows(state: PagingState, by: PagingBy): readonly ListRow[] {
  const upcoming = state.isDone
    ? Number.POSITIVE_INFINITY
    : (nextPage(state, by)[0]?.id ?? Number.POSITIVE_INFINITY);
  return state.rows.filter(({ id, isClosed, reads }) => !isClosed && reads === 0 && id < upcoming);
}
