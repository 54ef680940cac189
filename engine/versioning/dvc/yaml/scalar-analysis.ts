import { readsAsText } from './resolves';

/** How a text is written. */
export type ScalarStyle = 'plain' | 'single' | 'double';

/** Where a scalar stands. */
export interface ScalarPlace {
  readonly isKey?: boolean;
  readonly isFlow?: boolean;
}

interface Analysis {
  readonly isMultiline: boolean;
  readonly allowsFlowPlain: boolean;
  readonly allowsBlockPlain: boolean;
  readonly allowsSingleQuoted: boolean;
}

const BREAKS = '\n\u0085\u2028\u2029';
const SPACE_OR_END = `\0 \t\r${BREAKS}`;

const isPrintable = (char: string): boolean => {
  const code = char.codePointAt(0)!;
  if (char === '\n' || (code >= 0x20 && code <= 0x7e)) return true;
  if (code === 0xfeff) return false;
  return (
    code === 0x85 ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code < 0x10ffff)
  );
};

/** The emitter's analysis of a scalar (PyYAML's `analyze_scalar`, which ruamel.yaml inherits). */
function analyze(text: string): Analysis {
  const chars = [...text];
  let block = text.startsWith('---') || text.startsWith('...');
  let flow = block;
  let lineBreaks = false;
  let special = false;
  let leading = false;
  let trailing = false;
  let breakSpace = false;
  let spaceBreak = false;
  let previousSpace = false;
  let previousBreak = false;
  let afterSpace = true;
  chars.forEach((char, index) => {
    const next = chars[index + 1];
    const beforeSpace = next === undefined || SPACE_OR_END.includes(next);
    if (index === 0) {
      if ('#,[]{}&*!|>\'"%@`'.includes(char)) block = flow = true;
      if (char === '?' || char === ':') {
        flow = true;
        block ||= beforeSpace;
      }
      if (char === '-' && beforeSpace) block = flow = true;
    } else {
      if (',[]{}'.includes(char) || char === '?') flow = true;
      if (char === ':') {
        flow = true;
        block ||= beforeSpace;
      }
      if (char === '#' && afterSpace) block = flow = true;
    }
    const isBreak = BREAKS.includes(char);
    lineBreaks ||= isBreak;
    special ||= !isPrintable(char);
    const isEdge = char === ' ' || isBreak;
    if (isEdge && index === 0) leading = true;
    if (isEdge && next === undefined) trailing = true;
    if (char === ' ' && previousBreak) breakSpace = true;
    if (isBreak && previousSpace) spaceBreak = true;
    previousSpace = char === ' ';
    previousBreak = isBreak;
    afterSpace = SPACE_OR_END.includes(char);
  });
  const isPlain = !leading && !trailing && !breakSpace && !spaceBreak && !special && !lineBreaks;
  return {
    isMultiline: lineBreaks,
    allowsFlowPlain: isPlain && !flow,
    allowsBlockPlain: isPlain && !block,
    allowsSingleQuoted: !breakSpace && !spaceBreak && !special,
  };
}

/** How ruamel.yaml writes a text: plain where it can be read back so, else in single quotes, else in double ones. */
export function scalarStyle(text: string, place: ScalarPlace): ScalarStyle {
  if (text === '') return 'single';
  const analysis = analyze(text);
  const allowsPlain = place.isFlow ? analysis.allowsFlowPlain : analysis.allowsBlockPlain;
  if (allowsPlain && readsAsText(text)) return 'plain';
  return analysis.allowsSingleQuoted && !(place.isKey && analysis.isMultiline) ? 'single' : 'double';
}
