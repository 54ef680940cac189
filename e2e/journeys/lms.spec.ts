import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet } from 'jose';
import { INSTRUCTOR, LEARNER, PlatformStub } from '../../server/lti/testing/platform-stub';
import { openStaff, type Staff } from '../support/classes';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

const ADA = { sub: 'ada', name: 'Ada Lovelace', roles: [INSTRUCTOR] };
const LEA = { sub: 'lea', name: 'Lea Brandt', roles: [LEARNER] };
const PEOPLE = { ada: ADA, lea: LEA };

let staff: Staff;
let server: Server;
let platform: PlatformStub;
let platformId: string;

/** The platform as a site of its own: a page of the course with its links, and the page where it vouches for who sits there. */
test.beforeAll(async ({ baseURL }) => {
  staff = await openStaff(baseURL!);
  server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '/', platform.origin);
    const send = async () => {
      if (url.pathname === '/framed') return html(framedPage(url.searchParams.get('who')!, baseURL!));
      if (url.pathname === '/course') return html(coursePage(url.searchParams.get('who')!, baseURL!));
      if (url.pathname === '/auth') return html(await authPage(url.searchParams));
      let body = '';
      for await (const part of incoming) body += String(part);
      if (url.pathname === '/chosen') return html(`<h1>Chosen</h1><pre>${await chosen(body)}</pre>`);
      const headers = incoming.headers as Record<string, string>;
      const method = incoming.method ?? 'GET';
      return platform.answer(new Request(url, { method, headers, ...(method === 'POST' && { body }) }));
    };
    void send().then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  platform = new PlatformStub(origin, createRemoteJWKSet(new URL('/lti/jwks', baseURL!)), () => new Date());
  platform.people.push(ADA, LEA);
  await platform.rotateKey();
  platformId = (await staff.ask('POST', '/lti/platforms', platform.registration)).id;
});

test.afterAll(async () => {
  await staff.ask('DELETE', `/lti/platforms/${platformId}`);
  server.closeAllConnections();
  server.close();
});

const html = (inside: string) =>
  new Response(`<!doctype html><html lang="en"><title>LMS</title>${inside}</html>`, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

const form = (action: string, fields: Readonly<Record<string, string>>, button: string) =>
  `<form method="post" action="${action}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join('')}<button>${button}</button></form>`;

const login = (who: string, hint: string, lab: string) => ({
  iss: platform.origin,
  client_id: platform.clientId,
  target_link_uri: `${lab}/lti/launch`,
  login_hint: who,
  lti_message_hint: hint,
});

function coursePage(who: string, lab: string): string {
  const action = `${lab}/lti/login`;
  return `<h1>Statistics 2</h1>${form(action, login(who, 'link', lab), 'Open the lab')}${form(action, login(who, 'choice', lab), 'Select content')}`;
}

/** As a course does that was told to show the link inside of itself. */
function framedPage(who: string, lab: string): string {
  const query = new URLSearchParams(login(who, 'link', lab));
  return `<h1>Statistics 2</h1><iframe title="The lab" src="${lab}/lti/login?${String(query).replaceAll('&', '&amp;')}"></iframe>`;
}

/** Who sits there is whom the course's page was opened for. */
async function authPage(asked: URLSearchParams): Promise<string> {
  const { nonce, state, redirect_uri, login_hint, lti_message_hint } = Object.fromEntries(asked);
  const person = PEOPLE[login_hint as keyof typeof PEOPLE];
  const token =
    lti_message_hint === 'choice'
      ? await platform.choiceToken(person, { nonce: nonce! })
      : await platform.launchToken(person, { nonce: nonce!, custom: { lesson: '1.1' } });
  return `${form(redirect_uri!, { id_token: token, state: state! }, 'Go on')}<script>document.forms[0].submit()</script>`;
}

async function chosen(body: string): Promise<string> {
  const claims = await platform.readChoice(new URLSearchParams(body).get('JWT')!);
  const items = claims['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'] as { title: string }[];
  return items.map(({ title }) => title).join('\n');
}

test('a course opens a class: an instructor chooses work, a learner lands in the lesson, the grade goes back', async ({
  page,
  foreignRequests,
}) => {
  await page.goto(`${platform.origin}/course?who=ada`);
  await page.getByRole('button', { name: 'Select content' }).click();
  await expect(page.getByRole('heading', { name: 'Choose work for your course' })).toBeVisible();
  await page.getByRole('checkbox', { name: '1.1 Understand the problem' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Put the link into the course' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Chosen' })).toBeVisible();
  await expect(page.getByText('1.1 Understand the problem')).toBeVisible();

  // In a frame a browser would keep the work apart: it goes on in a window of its own.
  await page.goto(`${platform.origin}/framed?who=lea`);
  const opened = page.waitForEvent('popup');
  await page.frameLocator('iframe').getByRole('button', { name: 'Open the lab' }).click();
  const lesson = await opened;
  await expect(lesson).toHaveURL(/\/learn\/01-before-mlops\/01-understand-the-problem$/);
  await expect(lesson.getByRole('link', { name: /Account of Lea Brandt/ })).toBeVisible();
  await lesson.close();

  await page.goto(`${platform.origin}/course?who=ada`);
  await page.getByRole('button', { name: 'Open the lab' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Statistics 2' })).toBeVisible();
  const classId = /\/teach\/([0-9a-f-]+)$/.exec(page.url())![1];
  const { members } = await staff.ask('GET', `/classes/${classId}/members`);
  const lea = members.find(({ displayName }: { displayName: string }) => displayName === 'Lea Brandt');
  const { assignments } = await staff.ask('GET', `/classes/${classId}/assignments`);
  await staff.ask('PUT', `/classes/${classId}/assignments/${assignments[0].id}/grades/${lea.id}`, {
    points: 90,
    reason: 'spoken',
  });
  await expect.poll(() => platform.scores.get('link-1 lea')?.scoreGiven, { timeout: 60_000 }).toBe(90);
  await page.getByRole('navigation', { name: 'Class' }).getByRole('link', { name: 'Settings' }).click();
  const row = page.getByRole('row', { name: /Lea Brandt/ });
  await expect(row).toContainText('90 of 100');
  await expect(row).toContainText('arrived');
  await axeInAllLooks(page, 'settings of a class with a course');

  const foreign = foreignRequests.splice(0);
  expect(foreign.filter((url) => !url.startsWith(platform.origin))).toEqual([]);
});
