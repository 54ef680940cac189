import { MODEL_TRAINING, openLesson } from '../support/lesson';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

test('promtool in the terminal: rules are checked, and metrics linted', async ({ page }) => {
  await openLesson(page, MODEL_TRAINING);
  const terminal = new TerminalPage(page);
  await terminal.open();
  const rule = (expression: string) =>
    `echo 'groups: [{ name: g, rules: [{ alert: Down, expr: "${expression}", for: 5m }] }]' > rules.yml`;
  await terminal.run(rule('up == 0'));
  expect(await terminal.run('promtool check rules rules.yml', 120_000)).toContain('SUCCESS: 1 rules found');
  await terminal.run(rule('rate(up)'));
  expect(await terminal.run('promtool check rules rules.yml; echo "code $?"')).toMatch(
    /FAILED[\s\S]*range vector[\s\S]*code 1/,
  );
  expect(await terminal.run('echo "errors 1" | promtool check metrics; echo "code $?"')).toMatch(
    /errors no help text[\s\S]*code 3/,
  );
});
