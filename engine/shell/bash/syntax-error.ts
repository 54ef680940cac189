/**
 * What bash says of a line that it cannot parse, from the parser's message: `Parse error at 1:3: syntax error near
 * unexpected token …` → `bash: syntax error near unexpected token …`.
 */
export function syntaxErrorText(message: string): string {
  const said = message
    .trim()
    .replace(/^bash: /, '')
    .replace(/^syntax error: (?=Parse error)/, '')
    .replace(/^Parse error at \d+:\d+: /, '')
    .replace(/^line \d+: /, '');
  if (/^Expected .*, got EOF$/.test(said)) return 'bash: syntax error: unexpected end of file\n';
  const token = /^Expected .*, got (.+)$/.exec(said);
  if (token) return `bash: syntax error near unexpected token \`${token[1]}'\n`;
  return said.startsWith('syntax error') || said.startsWith('unexpected EOF')
    ? `bash: ${said}\n`
    : `bash: syntax error: ${said}\n`;
}
