import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../content/lesson-folder';
import type { LessonBundle } from '../../content/lesson-schema';
import { hashFiles } from '../../engine/core/files';
import { type LabServer, startServer } from '../../scripts/lib/lab-server';
import { LabVisitor } from '../../scripts/lib/lab-visitor';
import { root } from '../../scripts/lib/prepare.mjs';
import { handIn } from '../../scripts/seed/play-learner';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

/** A server of its own, which is stopped and goes on with the lesson mended. */
const port = Number(process.env.E2E_PORT ?? 3210) + 1;
test.use({ baseURL: `http://127.0.0.1:${port}` });
test.describe.configure({ timeout: 480_000 });

/** Work is graded beside all else that the machine does, and after it. */
const GRADED = { timeout: 180_000 };
const LESSON = 'lessons/01-before-mlops/01-understand-the-problem';
const CHECKS = `${LESSON}/lesson.yaml`;
const TEACHER = { username: 'teacher', password: 'a lesson is mended in one step' };

let folder: string;
let server: LabServer | undefined;
const startIn = async (app: string) => {
  server = await startServer(port, { DATA_DIR: join(folder, 'data') }, app);
  return server;
};

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagecraft-regrading-'));
});
test.afterEach(async () => {
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** The app as it is built, in a folder where a check of lesson 1.1 still takes a wrong answer for the right one. */
function layAppWithFaultyCheck(): string {
  const app = join(folder, 'app');
  mkdirSync(app);
  for (const name of readdirSync(root).filter((each) => each !== 'lessons'))
    symlinkSync(join(root, name), join(app, name));
  cpSync(join(root, 'lessons'), join(app, 'lessons'), { recursive: true });
  const right = readFileSync(join(app, CHECKS), 'utf8');
  const faulty = right.replace(
    '{ fact: target, equals: sale-price,',
    '{ fact: target, equals: asking-price,',
  );
  expect(faulty).not.toBe(right);
  writeFileSync(join(app, CHECKS), faulty);
  return app;
}

test('a check that was wrong is mended, and what was handed in is graded anew after a look', async ({
  page,
}) => {
  const app = layAppWithFaultyCheck();
  const { origin, setupToken } = await startIn(app);
  const teacher = new LabVisitor(origin);
  await teacher.need('POST', '/setup', { ...TEACHER, token: setupToken, displayName: 'A teacher' });
  const { id } = await teacher.need('POST', '/classes', { name: 'Mended', timeZone: 'UTC' });
  await teacher.need('POST', `/classes/${id}/assignments`, {
    work: [{ kind: 'lesson', contentId: '1.1' }],
    terms: { points: 10 },
  });
  const { join: door } = await teacher.need('GET', `/classes/${id}`);
  const { assignments } = await teacher.need('GET', `/classes/${id}/assignments`);
  const work = `/classes/${id}/assignments/${assignments[0].id}`;

  await test.step('a right solution is handed in, and fails', async () => {
    const { start, solution }: LessonBundle = await (await fetch(`${origin}/${LESSON}/bundle.json`)).json();
    // As the page of that version would name it.
    const exercise = { name: '1.1/framing', version: hashFiles(readFolder(join(app, LESSON))) };
    const learner = new LabVisitor(origin);
    await learner.need('POST', `/join/${door.code}`, { displayName: 'Lea Brandt' });
    await handIn(learner, `${work}/submissions`, exercise, { ...start, ...solution });
  });
  const send = {
    headers: { origin, 'content-type': 'application/json' },
    data: TEACHER,
  };
  expect((await page.request.post(`${origin}/api/v1/session`, send)).ok()).toBe(true);
  await page.goto(`${origin}/teach/${id}/gradebook`);
  const cell = page.getByRole('grid', { name: 'Gradebook' }).locator('[aria-label^="Lea Brandt, "]');
  await expect(cell).toHaveAttribute('aria-label', /: 4 of 10 points/, GRADED);

  await test.step('the lesson is mended: the server is started with it', async () => {
    await server!.kill();
    cpSync(join(root, CHECKS), join(app, CHECKS));
    await startIn(app);
  });
  await page.goto(`${origin}/teach/${id}/gradebook`);
  await page.getByRole('columnheader', { name: /Understand the problem/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Grade all of it anew' }).click();
  await dialog.getByRole('button', { name: 'Grade all of it anew' }).click();
  const found = dialog.getByRole('status').filter({ hasText: '1 better, 0 worse, 0 the same.' });
  await expect(found).toBeVisible(GRADED);
  const row = dialog.getByRole('row', { name: /Lea Brandt/ });
  await expect(row).toContainText(/80\s%.*100\s%.*better/);
  await axeInAllLooks(page, 'what grading anew would change', '[role=dialog]');
  await expect(cell, 'nothing counts yet').toHaveAttribute('aria-label', /: 4 of 10 points/);
  await dialog.getByRole('button', { name: 'Let it count' }).click();
  await expect(dialog).toBeHidden();
  await expect(cell).toHaveAttribute('aria-label', /: 5 of 10 points/);
});
