/** What a key or a paste asks of the line editor; the names are those of readline. */
export type EditAction =
  | { readonly type: 'insert'; readonly text: string }
  /** Text from the clipboard: its line breaks are part of it and accept nothing. */
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: EditCommand };

export type EditCommand =
  | 'accept-line'
  | 'backward-char'
  | 'forward-char'
  | 'backward-word'
  | 'forward-word'
  | 'beginning-of-line'
  | 'end-of-line'
  | 'previous-history'
  | 'next-history'
  | 'reverse-search-history'
  | 'backward-delete-char'
  | 'delete-char'
  | 'kill-line'
  | 'unix-line-discard'
  | 'unix-word-rubout'
  | 'backward-kill-word'
  | 'kill-word'
  | 'yank'
  | 'transpose-chars'
  | 'yank-last-arg'
  | 'upcase-word'
  | 'downcase-word'
  | 'undo'
  | 'complete'
  | 'clear-screen'
  | 'interrupt'
  | 'end-of-file'
  | 'abort';

const ESCAPE = '\u001b';

/** Control characters and escape sequences, as an xterm sends them. */
const COMMANDS: Readonly<Record<string, EditCommand>> = {
  '\r': 'accept-line',
  '\n': 'accept-line',
  '\t': 'complete',
  '\u0001': 'beginning-of-line',
  '\u0002': 'backward-char',
  '\u0003': 'interrupt',
  '\u0004': 'end-of-file',
  '\u0005': 'end-of-line',
  '\u0006': 'forward-char',
  '\u0007': 'abort',
  '\b': 'backward-delete-char',
  '\u000b': 'kill-line',
  '\f': 'clear-screen',
  '\u000e': 'next-history',
  '\u0010': 'previous-history',
  '\u0012': 'reverse-search-history',
  '\u0014': 'transpose-chars',
  '\u0015': 'unix-line-discard',
  '\u0017': 'unix-word-rubout',
  '\u0019': 'yank',
  '\u001f': 'undo',
  '\u007f': 'backward-delete-char',
  [`${ESCAPE}[A`]: 'previous-history',
  [`${ESCAPE}[B`]: 'next-history',
  [`${ESCAPE}[C`]: 'forward-char',
  [`${ESCAPE}[D`]: 'backward-char',
  [`${ESCAPE}OA`]: 'previous-history',
  [`${ESCAPE}OB`]: 'next-history',
  [`${ESCAPE}OC`]: 'forward-char',
  [`${ESCAPE}OD`]: 'backward-char',
  [`${ESCAPE}[H`]: 'beginning-of-line',
  [`${ESCAPE}[F`]: 'end-of-line',
  [`${ESCAPE}OH`]: 'beginning-of-line',
  [`${ESCAPE}OF`]: 'end-of-line',
  [`${ESCAPE}[1~`]: 'beginning-of-line',
  [`${ESCAPE}[4~`]: 'end-of-line',
  [`${ESCAPE}[3~`]: 'delete-char',
  [`${ESCAPE}[1;5C`]: 'forward-word',
  [`${ESCAPE}[1;5D`]: 'backward-word',
  [`${ESCAPE}[1;3C`]: 'forward-word',
  [`${ESCAPE}[1;3D`]: 'backward-word',
  [`${ESCAPE}b`]: 'backward-word',
  [`${ESCAPE}f`]: 'forward-word',
  [`${ESCAPE}d`]: 'kill-word',
  [`${ESCAPE}.`]: 'yank-last-arg',
  [`${ESCAPE}_`]: 'yank-last-arg',
  [`${ESCAPE}u`]: 'upcase-word',
  [`${ESCAPE}l`]: 'downcase-word',
  [`${ESCAPE}\u007f`]: 'backward-kill-word',
  [`${ESCAPE}\b`]: 'backward-kill-word',
  [`${ESCAPE}[3;3~`]: 'kill-word',
  [`${ESCAPE}[3;5~`]: 'kill-word',
};

const PASTE_BEGINS = `${ESCAPE}[200~`;
const PASTE_ENDS = `${ESCAPE}[201~`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with the control character ESC.
const SEQUENCE = /^\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O[@-~]|[\u0008\u0020-\u007f])/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is left of a text without its control characters.
const PLAIN = /^[^\u0000-\u001f\u007f]+/;

/** Splits what a terminal sends into actions. Sequences that mean nothing here are dropped. */
export function readKeys(data: string): EditAction[] {
  const actions: EditAction[] = [];
  for (let rest = data; rest !== ''; ) {
    if (rest.startsWith(PASTE_BEGINS)) {
      const end = rest.indexOf(PASTE_ENDS);
      const text = rest.slice(PASTE_BEGINS.length, end < 0 ? undefined : end);
      actions.push({ type: 'paste', text: cleaned(text) });
      rest = end < 0 ? '' : rest.slice(end + PASTE_ENDS.length);
      continue;
    }
    const plain = PLAIN.exec(rest)?.[0];
    if (plain !== undefined) {
      actions.push({ type: 'insert', text: plain });
      rest = rest.slice(plain.length);
      continue;
    }
    const sequence = SEQUENCE.exec(rest)?.[0] ?? rest.charAt(0);
    const command = COMMANDS[sequence];
    if (command) actions.push({ type: command });
    rest = rest.slice(sequence.length);
  }
  return actions;
}

/** Pasted text without what would steer the terminal; tabs become blanks, since a tab would complete. */
function cleaned(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replaceAll('\t', '  ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
  );
}
