import type { Page } from 'playwright/test';
import { courseExercises, isOfCapstone } from '../../content/required-exercises';
import type { Certificate } from '../../contracts/api/certificates';
import { certificateKey, signCertificate } from '../../server/certificates/jws';
import { secretsFrom } from '../../server/config/secrets';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 120_000 });

const exercises = courseExercises();

/** Lays into the browser what it would have stored, had all of it been passed but the last `left`. */
async function passed(page: Page, left: number): Promise<void> {
  const done = exercises.slice(0, exercises.length - left);
  const slugs = [...new Set(done.map(({ slug }) => slug))];
  const records = slugs.map((slug) => {
    const ids = done.filter((one) => one.slug === slug).map(({ id }) => id.slice(id.indexOf('/') + 1));
    return {
      progress: {
        slug,
        status: 'done',
        credit: 1,
        exercises: Object.fromEntries(ids.map((id) => [id, 1])),
        lessonVersion: '0123456789abcdef',
        lastVisitedAt: 1,
      },
      attempts: ids.map((exerciseId) => ({
        report: {
          attemptId: exerciseId,
          exerciseId,
          lessonSlug: slug,
          lessonVersion: '0123456789abcdef',
          outcome: 'passed',
          credit: 1,
          checks: [],
          contentHash: '',
          seed: '',
          startedAt: Date.UTC(2026, 2, 2),
          finishedAt: Date.UTC(2026, 2, 2, 9),
        },
        files: {},
      })),
    };
  });
  await page.evaluate(async (all) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('stagecraft');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction(['progress', 'attempts'], 'readwrite');
    for (const { progress, attempts } of all) {
      transaction.objectStore('progress').put(progress, ['mlops', progress.slug]);
      for (const attempt of attempts)
        transaction.objectStore('attempts').put(attempt, ['mlops', progress.slug, attempt.report.attemptId]);
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, records);
}

test('a certificate says what is still to pass, and then what was, when, and that only this device has checked it', async ({
  page,
}) => {
  await page.goto('/certificate');
  await expect(page.getByText(`0 of ${exercises.length}`)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: exercises[0]!.title })).toBeVisible();
  await axeInAllLooks(page, 'nothing passed');

  await passed(page, 1);
  await page.reload();
  await expect(page.getByText(`${exercises.length - 1} of ${exercises.length}`)).toBeVisible();
  await expect(page.getByRole('article')).toBeHidden();

  await passed(page, 0);
  await page.reload();
  const print = page.getByRole('button', { name: 'Print, or save as PDF' });
  await expect(print).toBeDisabled();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  const sheet = page.getByRole('article', { name: 'Certificate of Ada Lovelace' });
  await expect(sheet).toContainText('Checked on this device.');
  await expect(sheet).toContainText('2 March 2026');
  await expect(sheet.getByRole('row')).toHaveCount(exercises.length + 1);
  await axeInAllLooks(page, 'a certificate of this device');

  await test.step('printed, only the certificate is left, on A4 as on letter', async () => {
    await expect(print).toBeEnabled();
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await print.press('Enter');
    await expect(page.locator('body')).toHaveAttribute('data-printed', '');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { name: 'Certificate', level: 1 })).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      // The front is one page; what was passed follows.
      expect([format, pages]).toEqual([format, 2]);
    }
    await page.emulateMedia({ media: 'screen' });
  });
});

test('the address of a certificate says whether it is genuine, revoked, or was never issued', async ({
  page,
  pageErrors,
}) => {
  const id = '0b2f9c1e-6f0e-4a7e-9a39-0d6d1d0f8a11';
  await page.goto(`/verify/${id}`);
  await expect(page.getByText('There is no such certificate')).toBeVisible({ timeout: 60_000 });
  await axeInAllLooks(page, 'no certificate');
  // The browser reports each answer of 404 as an error of its own.
  pageErrors.splice(0);

  // What the server answers is held by its own tests; here, what is shown of it.
  const key = certificateKey(secretsFrom('a secret for this journey alone, long'));
  const certificate: Certificate = {
    id,
    issuer: null,
    scope: 'course',
    name: 'Ada Lovelace',
    issuedAt: '2026-03-02T09:00:00.000Z',
    exercises: exercises.map((exercise) => ({
      id: exercise.id,
      title: exercise.title,
      passedAt: '2026-03-01T09:00:00.000Z',
      contentVersion: '0123456789abcdef',
      graderVersion: 'g1',
      trust: 'verified',
    })),
    findings: exercises.some(isOfCapstone) ? [{ label: 'The rubric', says: 'Gave 31 of 33 points.' }] : [],
  };
  const jws = signCertificate(key, certificate);
  const shown = [
    { state: 'valid', certificate, jws, key: key.jwk },
    { state: 'revoked', revokedAt: '2026-03-03T09:00:00.000Z', why: 'owner' },
    { state: 'broken' },
  ];
  await page.route(`**/api/v1/certificates/${id}`, (route) => route.fulfill({ json: shown[0] }));
  await page.reload();
  await expect(page.getByText('This certificate is genuine')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Verified by the server.');
  await expect(page.getByRole('article')).toContainText(`/verify/${id}`);
  await axeInAllLooks(page, 'a genuine certificate');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save with its signature' }).press('Enter');
  expect((await download).suggestedFilename()).toBe(`certificate-${id}.json`);

  shown.shift();
  await page.reload();
  await expect(page.getByText('This certificate was revoked')).toBeVisible();
  await expect(page.getByText('Lovelace')).toBeHidden();
  shown.shift();
  await page.reload();
  await expect(page.getByText('This certificate is not genuine')).toBeVisible();
  await axeInAllLooks(page, 'a broken certificate');
});
