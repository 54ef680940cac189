import type { EditAction, EditCommand } from './keys';
import { type Search, searchBack } from './search';
import { afterWord, beforeBlank, beforeWord, withoutRange } from './words';

/** A line that is being typed. All of it is plain data: the same keys give the same line. */
export interface LineState {
  readonly text: string;
  /** Where the next character goes, in UTF-16 units. */
  readonly cursor: number;
  /** What `yank` brings back. */
  readonly killed: string;
  /** Which line of the history is shown, counted from the newest; 0: the line that is being typed. */
  readonly back: number;
  /** What was typed before the history was walked. */
  readonly draft: string;
  readonly search: Search | null;
  /** Earlier states of the text, newest last. */
  readonly undo: readonly { readonly text: string; readonly cursor: number }[];
  /** The last action was a kill: another one adds to it. */
  readonly isKilling: boolean;
  /** How often `yank-last-arg` was asked for in a row. */
  readonly lastArgs: number;
}

export const EMPTY_LINE: LineState = {
  text: '',
  cursor: 0,
  killed: '',
  back: 0,
  draft: '',
  search: null,
  undo: [],
  isKilling: false,
  lastArgs: 0,
};

/** What has to happen outside of the line. */
export type LineEffect =
  | { readonly type: 'accept'; readonly text: string }
  | { readonly type: 'interrupt' | 'end-of-file' | 'clear-screen' | 'complete' | 'bell' };

export interface LineStep {
  readonly state: LineState;
  readonly effect?: LineEffect;
}

const MOST_UNDO = 200;

/** The line after an action, as readline edits in its emacs mode. `history` is oldest first. */
export function editLine(state: LineState, action: EditAction, history: readonly string[]): LineStep {
  if (state.search !== null) return searching(state, state.search, action, history);
  const step = act({ ...state, isKilling: false, lastArgs: 0 }, state, action, history);
  return step.state.text === state.text || action.type === 'undo'
    ? step
    : { ...step, state: remembering(step.state, state) };
}

function act(state: LineState, before: LineState, action: EditAction, history: readonly string[]): LineStep {
  const { text, cursor } = state;
  switch (action.type) {
    case 'insert':
    case 'paste':
      return { state: inserted(state, action.text) };
    case 'accept-line':
      return { state, effect: { type: 'accept', text } };
    case 'backward-char':
      return { state: { ...state, cursor: previous(text, cursor) } };
    case 'forward-char':
      return { state: { ...state, cursor: next(text, cursor) } };
    case 'backward-word':
      return { state: { ...state, cursor: beforeWord(text, cursor) } };
    case 'forward-word':
      return { state: { ...state, cursor: afterWord(text, cursor) } };
    case 'beginning-of-line':
      return { state: { ...state, cursor: text.lastIndexOf('\n', cursor - 1) + 1 } };
    case 'end-of-line': {
      const end = text.indexOf('\n', cursor);
      return { state: { ...state, cursor: end < 0 ? text.length : end } };
    }
    case 'previous-history':
      return recalled(state, history, state.back + 1);
    case 'next-history':
      return recalled(state, history, state.back - 1);
    case 'reverse-search-history':
      return { state: { ...state, search: { query: '', at: history.length, isFailing: false } } };
    case 'backward-delete-char':
      return cursor === 0 ? bell(state) : { state: removed(state, previous(text, cursor), cursor) };
    case 'delete-char':
      return cursor === text.length ? bell(state) : { state: removed(state, cursor, next(text, cursor)) };
    case 'end-of-file':
      if (text === '') return { state, effect: { type: 'end-of-file' } };
      return cursor === text.length ? bell(state) : { state: removed(state, cursor, next(text, cursor)) };
    case 'transpose-chars':
      return transposed(state);
    case 'yank':
      return { state: inserted(state, state.killed) };
    case 'yank-last-arg':
      return lastArgument(state, before, history);
    case 'upcase-word':
    case 'downcase-word': {
      const end = afterWord(text, cursor);
      const word = text.slice(cursor, end);
      const changed = action.type === 'upcase-word' ? word.toUpperCase() : word.toLowerCase();
      return { state: { ...state, text: text.slice(0, cursor) + changed + text.slice(end), cursor: end } };
    }
    case 'undo': {
      const last = state.undo.at(-1);
      return last ? { state: { ...state, ...last, undo: state.undo.slice(0, -1) } } : bell(state);
    }
    case 'interrupt':
    case 'clear-screen':
    case 'complete':
      return { state, effect: { type: action.type } };
    case 'abort':
      return bell(state);
    default:
      return kill(state, before, action.type);
  }
}

function kill(state: LineState, before: LineState, command: EditCommand): LineStep {
  const { text, cursor } = state;
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
  const lineEnd = text.indexOf('\n', cursor) < 0 ? text.length : text.indexOf('\n', cursor);
  const ranges: Partial<Record<EditCommand, readonly [number, number]>> = {
    'kill-line': [cursor, lineEnd],
    'unix-line-discard': [lineStart, cursor],
    'unix-word-rubout': [beforeBlank(text, cursor), cursor],
    'backward-kill-word': [beforeWord(text, cursor), cursor],
    'kill-word': [cursor, afterWord(text, cursor)],
  };
  const range = ranges[command];
  if (!range || range[0] === range[1]) return bell(state);
  const [from, to] = range;
  const part = text.slice(from, to);
  const isForward = from === cursor;
  const killed = !before.isKilling ? part : isForward ? before.killed + part : part + before.killed;
  return { state: { ...state, text: withoutRange(text, from, to), cursor: from, killed, isKilling: true } };
}

function searching(
  state: LineState,
  search: Search,
  action: EditAction,
  history: readonly string[],
): LineStep {
  const found = (next: Search): LineState => ({
    ...state,
    search: next,
    ...(next.isFailing || next.at >= history.length
      ? {}
      : { text: history[next.at]!, cursor: history[next.at]!.length }),
  });
  switch (action.type) {
    case 'insert':
    case 'paste':
      return { state: found(searchBack(history, search.query + action.text, search.at)) };
    case 'backward-delete-char':
      return { state: found(searchBack(history, search.query.slice(0, -1), history.length)) };
    case 'reverse-search-history':
      return { state: found(searchBack(history, search.query, search.at - 1)) };
    case 'abort':
    case 'interrupt':
      return { state: { ...state, search: null, text: state.draft, cursor: state.draft.length } };
    default: {
      // Any other key takes the line that was found, and does what it does.
      const taken = { ...state, search: null, back: 0 };
      return editLine(taken, action, history);
    }
  }
}

/** Shows a line of the history; the line that was being typed waits below the newest. */
function recalled(state: LineState, history: readonly string[], back: number): LineStep {
  if (back < 0 || back > history.length) return bell(state);
  const draft = state.back === 0 ? state.text : state.draft;
  const text = back === 0 ? draft : history[history.length - back]!;
  return { state: { ...state, draft, back, text, cursor: text.length } };
}

function lastArgument(state: LineState, before: LineState, history: readonly string[]): LineStep {
  const wordOf = (count: number) => history.at(-count)?.trim().split(/\s+/).at(-1);
  const word = wordOf(before.lastArgs + 1);
  if (word === undefined) return bell({ ...state, lastArgs: before.lastArgs });
  const old = before.lastArgs > 0 ? (wordOf(before.lastArgs) ?? '') : '';
  const base = removed(state, state.cursor - old.length, state.cursor);
  return { state: { ...inserted(base, word), lastArgs: before.lastArgs + 1 } };
}

function transposed(state: LineState): LineStep {
  const { text, cursor } = state;
  const at = cursor === text.length ? cursor - 1 : cursor;
  if (at < 1) return bell(state);
  const swapped = text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1);
  return { state: { ...state, text: swapped, cursor: at + 1 } };
}

const inserted = (state: LineState, text: string): LineState => ({
  ...state,
  text: state.text.slice(0, state.cursor) + text + state.text.slice(state.cursor),
  cursor: state.cursor + text.length,
});

const removed = (state: LineState, from: number, to: number): LineState => ({
  ...state,
  text: withoutRange(state.text, from, to),
  cursor: from,
});

const remembering = (state: LineState, before: LineState): LineState => ({
  ...state,
  undo: [...state.undo, { text: before.text, cursor: before.cursor }].slice(-MOST_UNDO),
});

const bell = (state: LineState): LineStep => ({ state, effect: { type: 'bell' } });

/** Characters outside of the basic plane take two units, and go together. */
const next = (text: string, at: number) =>
  Math.min(text.length, at + (text.codePointAt(at)! > 0xffff ? 2 : 1));
const previous = (text: string, at: number) =>
  Math.max(0, at - (at > 1 && text.codePointAt(at - 2)! > 0xffff ? 2 : 1));
