// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are texts of bash.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isUnfinished } from './unfinished';

const UNFINISHED = [
  'echo "abc',
  "echo 'abc",
  'echo "a $(ls',
  'echo $(ls',
  'echo `ls',
  'echo ${x',
  'echo $((1+',
  'echo a |',
  'echo a &&',
  'echo a ||',
  'echo a \\\n',
  'if true; then',
  'if true',
  'if true; then echo a; else',
  'for i in 1 2',
  'for i in 1 2; do',
  'for i in 1 2\ndo\n  echo $i',
  'while read x; do echo $x',
  'until false',
  'case x in',
  'case x in a) echo a;;',
  'f() {',
  'f() { echo a',
  '{ echo a',
  '(echo a',
  '((1 + 2',
  '[[ a == b',
  'cat <<EOF\nabc',
  'cat <<EOF',
  "cat <<'EOF'\n$x\nEO",
  'cat <<-END\n\ta',
  'a=(1 2',
  "echo $'a\\'b",
  'diff <(sort a',
];

const FINISHED = [
  '',
  'ls -la',
  'echo "a" \'b\' \\"',
  'echo a # | comment',
  'echo a; # done',
  'if true; then echo; fi',
  'for i in 1 2; do echo $i; done',
  'for i in if do; do echo $i; done',
  'while true; do break; done; echo done',
  'case x in a) echo a;; *) echo b; esac',
  'case x in (a|b) echo a;; esac',
  'f() { echo a; }',
  'f () { echo a; }; f',
  '{ echo a; } | cat',
  '(cd src && ls)',
  '((i++)); echo $((i * (2 + 3)))',
  '[[ a == b ]] && echo c',
  'cat <<EOF\nabc\nEOF',
  'cat <<EOF\n"unbalanced\nEOF\necho next',
  'cat <<-END\n\ta\n\tEND',
  'cat <<A; cat <<B\n1\nA\n2\nB',
  'cat <<< word',
  'a=(1 2); echo "${a[@]}" ${#a[@]}',
  'echo "$(echo "nested")" `date`',
  'echo ${x:-"}"}',
  'echo if then fi',
  'git commit -m "It\'s done"',
  'echo )',
  'fi',
  'echo a > "b c"; wc < a',
  "jq '.a | {b}' m.json",
  "awk '{print $1}' f",
  'diff <(sort a) <(sort b)',
];

describe('whether a line has to go on', () => {
  for (const text of UNFINISHED)
    it(`goes on: ${JSON.stringify(text)}`, () => expect(isUnfinished(text)).toBe(true));
  for (const text of FINISHED)
    it(`ends: ${JSON.stringify(text)}`, () => expect(isUnfinished(text)).toBe(false));
});

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

it.skipIf(!hasBash)('says the same as bash, which complains of the end of the text alone', () => {
  for (const text of [...UNFINISHED, ...FINISHED]) {
    const { stderr } = spawnSync('bash', ['-n', '-c', text], { encoding: 'utf8' });
    const endsEarly = /unexpected end of file|unexpected EOF|here-document at line|syntax error: `;'/.test(
      stderr,
    );
    // A backslash at the very end is dropped by bash -c, and asked about at a prompt.
    if (!text.endsWith('\\\n')) expect(`${text}: ${isUnfinished(text)}`).toBe(`${text}: ${endsEarly}`);
  }
});
