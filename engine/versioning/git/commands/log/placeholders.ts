import { bodyOf, type Commit, subjectOf } from '../../objects/commit';
import type { Signature } from '../../objects/signature';
import type { CommandContext } from '../../program/context';
import { displayWidth } from '../../text/display-width';
import { formatDate } from '../../text/git-date';
import type { PrettyOptions } from './pretty-options';

type Source = Pick<PrettyOptions, 'date' | 'decorations' | 'mark'>;

/** The name of a patch file made from a subject (`%f`). */
const fileName = (subject: string): string =>
  subject
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^-+|[-.]+$/g, '');

function personField(
  context: CommandContext,
  who: Signature,
  letter: string,
  options: Source,
): string | undefined {
  switch (letter) {
    case 'n':
    case 'N':
      return who.name;
    case 'e':
    case 'E':
      return who.email;
    case 'l':
    case 'L':
      return who.email.split('@')[0]!;
    case 'd':
      return formatDate(who, options.date, context.now);
    case 'D':
      return formatDate(who, 'rfc');
    case 'r':
      return formatDate(who, 'relative', context.now);
    case 'h':
      return formatDate(who, 'human', context.now);
    case 't':
      return String(who.seconds);
    case 'i':
      return formatDate(who, 'iso');
    case 'I':
      return formatDate(who, 'iso-strict');
    case 's':
      return formatDate(who, 'short');
    default:
      return undefined;
  }
}

/** The value of one placeholder; undefined: it is none. */
function placeholderValue(
  context: CommandContext,
  commit: Commit,
  name: string,
  options: Source,
): string | undefined {
  const { objects } = context.repo;
  const short = (id: string) => objects.abbreviate(id);
  if (name.length === 2 && name[0] === 'a') return personField(context, commit.author, name[1]!, options);
  if (name.length === 2 && name[0] === 'c') return personField(context, commit.committer, name[1]!, options);
  switch (name) {
    case 'H':
      return commit.id;
    case 'h':
      return short(commit.id);
    case 'T':
      return commit.tree;
    case 't':
      return short(commit.tree);
    case 'P':
      return commit.parents.join(' ');
    case 'p':
      return commit.parents.map(short).join(' ');
    case 'd':
      return options.decorations.suffix(commit.id);
    case 'D':
      return options.decorations.of(commit.id);
    case 's':
      return subjectOf(commit.message);
    case 'f':
      return fileName(subjectOf(commit.message));
    case 'b':
      return bodyOf(commit.message);
    case 'B':
      return commit.message.replace(/^\n+/, '');
    case 'm':
      return options.mark ?? '>';
    case 'n':
      return '\n';
    case '%':
      return '%';
    case 'e':
    case 'N':
    case 'gD':
    case 'gd':
    case 'gs':
    case 'gn':
    case 'ge':
      return '';
    default:
      return undefined;
  }
}

/** How the next value is to be laid out: `%<(20)`, `%>(20,trunc)`, `%><(20)`. */
interface Padding {
  readonly side: '<' | '>' | '><' | '>>';
  readonly width: number;
  readonly cut: string | undefined;
}

function cutTo(text: string, width: number, cut: string): string {
  if (displayWidth(text) <= width) return text;
  const chars = [...text];
  if (cut === 'ltrunc') return `..${chars.slice(chars.length - width + 2).join('')}`;
  if (cut === 'mtrunc') {
    const head = Math.floor((width - 2) / 2);
    return `${chars.slice(0, head).join('')}..${chars.slice(chars.length - (width - 2 - head)).join('')}`;
  }
  return `${chars.slice(0, width - 2).join('')}..`;
}

function lay(text: string, { side, width, cut }: Padding): string {
  const shown = cut === undefined ? text : cutTo(text, width, cut);
  const missing = Math.max(width - displayWidth(shown), 0);
  if (side === '<') return shown + ' '.repeat(missing);
  if (side === '><')
    return ' '.repeat(Math.floor(missing / 2)) + shown + ' '.repeat(missing - Math.floor(missing / 2));
  return ' '.repeat(missing) + shown;
}

const PLACEHOLDER =
  /%(?:(x)([0-9a-fA-F]{2})|(<|>>|><|>)\((\d+)(?:,(trunc|ltrunc|mtrunc))?\)|C(?:\([^)]*\)|red|green|blue|reset)|([+\- ]?)(a[a-zA-Z]|c[a-zA-Z]|g[a-zA-Z]|[a-zA-Z%]))/g;

/** Fills in a user's format: `%h`, `%an`, `%ad`, `%d`, `%s`, `%+b`, `%<(20)%s`, … Colours are left out. */
export function fillPlaceholders(
  context: CommandContext,
  commit: Commit,
  format: string,
  options: Source,
): string {
  let padding: Padding | undefined;
  let out = '';
  let at = 0;
  for (const match of format.matchAll(PLACEHOLDER)) {
    out += format.slice(at, match.index);
    at = match.index + match[0].length;
    const [whole, isHex, hex, side, width, cut, modifier, name] = match;
    if (isHex !== undefined) out += String.fromCharCode(Number.parseInt(hex!, 16));
    else if (side !== undefined) padding = { side: side as Padding['side'], width: Number(width), cut };
    else if (name !== undefined) {
      const value = placeholderValue(context, commit, name, options);
      if (value === undefined) {
        const shorter = placeholderValue(context, commit, name[0]!, options);
        out +=
          name.length === 2 && shorter !== undefined && 'ac'.includes(name[0]!) === false
            ? shorter + name[1]
            : whole;
      } else {
        if (modifier === '-' && value === '') out = out.replace(/\n+$/, '');
        const text = padding === undefined ? value : lay(value, padding);
        padding = undefined;
        if (value !== '' && modifier === '+') out += '\n';
        if (value !== '' && modifier === ' ') out += ' ';
        out += text;
      }
    }
  }
  return out + format.slice(at);
}
