const WORD = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s'"\\;|&])+/.source;
const SET = /\bgh\s+secret\s+set\b/;
const BODY = new RegExp(String.raw`(\s(?:-b|--body)(?:=|\s+)?)${WORD}`, 'g');
const PIPED = /(^|;|&&|\|\||\n)([ \t]*)[^;&|\n]*(\|\s*gh\s+secret\s+set\b)/g;
const FED = new RegExp(String.raw`(<<<\s*)${WORD}`, 'g');

/** The value of a key of the lab's clouds. */
const CLOUD_KEY = /\blab_cloud_[0-9a-f]{24}\b/g;

/** A line as it may be kept: secrets typed with `gh secret set`, and values of keys of the clouds, are left out. */
export function withoutSecrets(typed: string): string {
  const line = typed.replace(CLOUD_KEY, '***');
  if (!SET.test(line)) return line;
  return line.replace(PIPED, '$1$2*** $3').replace(BODY, '$1***').replace(FED, '$1***');
}
