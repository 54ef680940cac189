/** Words that programs share whoever writes them; all other names are one and the same to the comparison. */
const KEYWORDS = new Set(
  (
    'async await break case catch class const continue def del do elif else except export extends finally for from ' +
    'function if import in instanceof interface is lambda let new not null None or and of pass raise return static super ' +
    'switch this throw true True false False try type typeof undefined var void while with yield'
  ).split(' '),
);

const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=^|\s)#[^\n]*|`(?:\\[\s\S]|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}_$][\p{L}\p{N}_$]*|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?|=>|[=!<>]=+|&&|\|\||\*\*|\?\?|[^\s\p{L}\p{N}]/gmu;

/**
 * A program as what is left when names, texts, numbers, comments and layout are taken away: `v` for a name, `s` for a text, `n` for a number,
 * keywords and signs as they are. So renamed or reformatted work is the same. For TypeScript, JavaScript, Python and YAML.
 */
export function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const first = token[0]!;
    if (token.startsWith('//') || token.startsWith('/*') || (first === '#' && token.length > 1)) continue;
    if (first === '"' || first === "'" || first === '`') tokens.push('s');
    else if (/\d/.test(first)) tokens.push('n');
    else if (/[\p{L}_$]/u.test(first)) tokens.push(KEYWORDS.has(token) ? token : 'v');
    // Whether a line ends in a semicolon or a comma is layout.
    else if (first !== ';' && first !== ',') tokens.push(token);
  }
  return tokens;
}
