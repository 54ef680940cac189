import { displayWidth } from '../../text/display-width';

const TAB = 8;

/** A line with its tabs as blanks, as git shows messages. */
export function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const part of line.split('\t').slice(0, -1)) {
    out += part;
    out += ' '.repeat(TAB - (displayWidth(out) % TAB));
  }
  return out + line.slice(line.lastIndexOf('\t') + 1);
}
