import { distinct, type Finding, type ReviewRule } from '../finding';
import type { ChangedFile } from '../review-input';

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/, 'a GitHub token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
];
const NAMED =
  /\b[\w-]*(?:password|passwd|secret|api_?key|access_?key|token)["']?\s*[:=]\s*(["'])(?<value>[^"'\s]{8,})\1/i;
/** What stands where a secret will be: a variable, a blank to fill in, a word that says so. */
const PLACEHOLDER = /^(?:\$|<|\{|%|x{4,}|\*{4,}|your|example|change-?me|placeholder|dummy|redacted)/i;

function secretIn(text: string): string | undefined {
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return known[1];
  const value = NAMED.exec(text)?.groups?.value;
  return value === undefined || PLACEHOLDER.test(value) ? undefined : 'a password or key written out';
}

const isEnvironmentFile = (path: string): boolean =>
  /(?:^|\/)\.env(?:\.[\w-]+)?$/.test(path) && !/\.(?:example|sample|template)$/.test(path);

function inFile({ path, added }: ChangedFile): { line: number; key: string; what: string }[] {
  if (isEnvironmentFile(path)) {
    const first = added.find(({ text }) => /^\s*[A-Z_][A-Z0-9_]*\s*=\s*\S/.test(text));
    return first === undefined
      ? []
      : [{ line: first.number, key: path, what: 'settings of one machine, secrets among them' }];
  }
  return added.flatMap(({ number, text }) => {
    const what = secretIn(text);
    return what === undefined ? [] : [{ line: number, key: `${path}: ${text.trim()}`, what }];
  });
}

/**
 * Secrets in any commit: to delete one in a later commit does not help, whoever has the history has it. So the finding
 * holds until no commit of the pull request adds it.
 */
export const SECRETS: ReviewRule = {
  id: 'secret-committed',
  blocking: true,
  focus: ['engineering', 'data', 'platform'],
  find({ byCommit, files }) {
    const found = new Map<string, Finding>();
    for (const { commit, files: own } of byCommit)
      for (const file of own)
        for (const { line, key, what } of inFile(file)) {
          const now = files.find(({ path }) => path === file.path);
          const stands = now === undefined ? undefined : inFile(now).find((one) => one.key === key);
          const short = commit.id.slice(0, 7);
          const text =
            stands === undefined
              ? `This was ${what}. It is gone from the files, but commit ${short} still holds it (line ${line}), and so does everybody who fetches. Take it out of the history (git rebase -i) and replace the secret.`
              : `This looks like ${what}. Read it from the environment instead; take it out of commit ${short} too, and replace it: it has been pushed.`;
          found.set(key, {
            key,
            path: stands === undefined ? null : file.path,
            line: stands?.line ?? null,
            text,
          });
        }
    return distinct([...found.values()]);
  },
};
