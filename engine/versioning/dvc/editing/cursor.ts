// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of dvc.yaml.
/** What stands at a place of a YAML text, found by its lines, so that it is known while the text is not whole. */
export interface Cursor {
  /** The keys above, `-` for an item of a list. */
  readonly path: readonly string[];
  /** The key of the line, when the place is in its value. */
  readonly key?: string;
  /** The word up to the place. */
  readonly word: string;
  /** Where the word begins, and where it ends behind the place, in characters. */
  readonly from: number;
  readonly to: number;
  /** Inside of `${…}`: what stands there up to the place. */
  readonly template?: string;
}

interface Line {
  /** The column of the dash, where there is one. */
  readonly dash: number | null;
  /** The column of what follows it, or of the line. */
  readonly column: number;
  readonly key: string | null;
}

const LINE = /^(\s*)((?:-\s+)*)(-?)(?:(?:"([^"]*)"|'([^']*)'|([^\s#:'"[{][^:]*?))\s*:(?=\s|$))?/;

function readLine(text: string): Line {
  const [, indent = '', dashes = '', lone = '', double, single, plain] = LINE.exec(text)!;
  const hasDash = dashes !== '' || lone !== '';
  const column = indent.length + dashes.length;
  return {
    dash: hasDash ? (dashes === '' ? indent.length : indent.length + dashes.lastIndexOf('-')) : null,
    column: lone === '' ? column : column + 2,
    key: double ?? single ?? plain ?? null,
  };
}

const isEmpty = (text: string) => /^\s*(?:#.*)?$/.test(text);

/** The keys above a line, nearest last. */
function pathAbove(lines: readonly string[], at: number, current: Line): string[] {
  const path: string[] = [];
  let isItem = current.dash !== null;
  let limit = current.dash ?? current.column;
  if (isItem) path.unshift('-');
  for (let i = at - 1; i >= 0 && (limit > 0 || isItem); i--) {
    const text = lines[i]!;
    if (isEmpty(text)) continue;
    const line = readLine(text);
    if (!isItem && line.dash !== null && line.column === limit) {
      limit = line.dash;
      isItem = true;
      path.unshift('-');
      continue;
    }
    const isParent =
      line.key !== null && (isItem ? line.dash === null && line.column <= limit : line.column < limit);
    if (!isParent) continue;
    path.unshift(line.key!);
    isItem = line.dash !== null;
    limit = line.dash ?? line.column;
    if (isItem) path.unshift('-');
  }
  return path;
}

/** Where a place in a text is. */
export function cursorAt(text: string, offset: number): Cursor {
  const lines = text.split('\n');
  const before = text.slice(0, offset);
  const at = before.split('\n').length - 1;
  const start = before.lastIndexOf('\n') + 1;
  const typed = before.slice(start);
  const whole = lines[at]!;
  const line = readLine(typed.trim() === '' ? typed : whole);
  const typedKey = readLine(typed).key;
  const path = pathAbove(lines, at, {
    ...line,
    column: Math.min(line.column, Math.max(typed.length, line.dash ?? 0)),
  });
  const open = typed.lastIndexOf('${');
  const template = open >= 0 && !typed.slice(open).includes('}') ? typed.slice(open + 2) : undefined;
  const word = template ?? /[^\s,[\]{}"']*$/.exec(typed)![0];
  const rest = /^[^\s,[\]{}"':]*/.exec(text.slice(offset))![0];
  return {
    path,
    ...(typedKey !== null && { key: typedKey }),
    word,
    from: offset - word.length,
    to: offset + rest.length,
    ...(template !== undefined && { template }),
  };
}
