// Runs the tests on a copy of churn/ that counts: every block of code has to be entered by a test.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after } from 'node:test';
import { filesBelow, report } from '../lib/files.ts';

/** Programs; they are run, not tested. */
const PROGRAMS = ['churn/train.ts', 'churn/deploy.ts'];
const COPY = '.coverage';
const blocks: { readonly file: string; readonly line: number; readonly text: string }[] = [];
const entered = new Set<number>();
Object.assign(globalThis, { entered });

/** Counts at the start of each block: after a line that ends with `{` and begins one of code, not of data or of a type. */
function counting(file: string, code: string): string {
  const begins = /^\s*(?:\} )?(?:if|else|for|while|switch|try|catch|finally|(?:export )?(?:async )?function)\b.*\{$|=> \{$/;
  return code
    .split('\n')
    .map((text, i) => {
      if (!begins.test(text)) return text;
      blocks.push({ file, line: i + 1, text: text.trim() });
      return `${text} globalThis.entered.add(${blocks.length - 1});`;
    })
    .join('\n');
}

rmSync(COPY, { recursive: true, force: true });
mkdirSync(`${COPY}/churn`, { recursive: true });
const files = filesBelow('churn').filter((file) => file.endsWith('.ts') && !PROGRAMS.includes(file));
for (const file of files) {
  const code = readFileSync(file, 'utf8');
  writeFileSync(`${COPY}/${file}`, file.endsWith('.test.ts') ? code : counting(file, code));
}
for (const file of files.filter((one) => one.endsWith('.test.ts'))) await import(`../${COPY}/${file}`);

after(() => {
  rmSync(COPY, { recursive: true, force: true });
  const missed = blocks.flatMap(({ file, line, text }, i) =>
    entered.has(i) ? [] : [{ file, line, says: `no test enters \`${text}\`` }],
  );
  console.log(`coverage: ${blocks.length - missed.length} of ${blocks.length} blocks`);
  report(missed);
});
