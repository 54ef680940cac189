import { openStaff } from '../support/classes';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

test('who teaches adds a passkey, signs in with it, and takes it away again', async ({ page, baseURL }) => {
  const staff = await openStaff(baseURL!);
  const username = `passkeys-${crypto.randomUUID().slice(0, 8)}`;
  const { link } = await staff.ask('POST', '/users', { displayName: 'Priya Passkey', username });
  // The page's own session, and a device that knows its owner.
  await page.request.post('/api/v1/token', {
    data: { token: link.token, password: 'a sentence that nobody needs again' },
    headers: { origin: new URL(baseURL!).origin },
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await page.goto('/account');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('What you call it').fill('Work laptop');
  await page.keyboard.press('Enter');
  const keys = page.getByRole('list', { name: 'Your passkeys' });
  await expect(keys).toContainText('Work laptop');
  await axeInAllLooks(page, 'an account with a passkey');

  // As a browser that has never signed in.
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto('/sign-in?next=/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/account');
  await expect(keys).toContainText('last used');

  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await expect(keys).toHaveCount(0);
});
