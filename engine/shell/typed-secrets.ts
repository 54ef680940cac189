const WORD = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s'"\\;|&])+/.source;
const SET = /\bgh\s+secret\s+set\b/;
const BODY = new RegExp(String.raw`(\s(?:-b|--body)(?:=|\s+)?)${WORD}`, 'g');
const PIPED = /(^|;|&&|\|\||\n)([ \t]*)[^;&|\n]*(\|\s*gh\s+secret\s+set\b)/g;
const FED = new RegExp(String.raw`(<<<\s*)${WORD}`, 'g');

/** A line as it may be kept: the value of a secret that was typed with `gh secret set` is left out. */
export function withoutSecrets(line: string): string {
  if (!SET.test(line)) return line;
  return line.replace(PIPED, '$1$2*** $3').replace(BODY, '$1***').replace(FED, '$1***');
}
