import { expect, request } from 'playwright/test';
import { setupToken } from '../../server/accounts/setup';
import { secretsFrom } from '../../server/config/secrets';
import { JOURNEYS_SECRET } from './secret';

/** Somebody who asks the server as a page of the lab would. */
export interface Staff {
  // biome-ignore lint/suspicious/noExplicitAny: a journey looks into the answer as it likes
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<any>;
}

/** The administrator of the server under test; of one that was there before, with the password that the environment gives. */
const ADMIN = {
  username: 'admin',
  password: process.env.E2E_ADMIN_PASSWORD ?? 'journeys begin with one step',
};

let opened: Promise<Staff> | undefined;

/**
 * Signs in as the administrator, who may teach; makes that account when the server is new. Once for each worker: signing in is counted,
 * and who does it often has to wait.
 */
export function openStaff(baseURL: string): Promise<Staff> {
  opened ??= signIn(baseURL);
  return opened;
}

async function signIn(baseURL: string): Promise<Staff> {
  const context = await request.newContext({ baseURL });
  const send = async (method: string, path: string, body: object = {}) => {
    const data = method === 'GET' ? {} : { data: body };
    const headers = { origin: new URL(baseURL).origin, 'content-type': 'application/json' };
    return context.fetch(`/api/v1${path}`, { method, headers, ...data });
  };
  const staff: Staff = {
    ask: async (method, path, body) => {
      const response = await send(method, path, body);
      const text = await response.text();
      expect(response.ok(), `${method} ${path}: ${response.status()} ${text}`).toBe(true);
      return text === '' ? null : JSON.parse(text);
    },
  };
  await claim(staff);
  await staff.ask('POST', '/session', ADMIN);
  return staff;
}

async function claim({ ask }: Staff): Promise<void> {
  if (!(await ask('GET', '/session')).needsSetup) return;
  const token = setupToken(secretsFrom(JOURNEYS_SECRET));
  // Another worker may be first.
  await ask('POST', '/setup', { ...ADMIN, token, displayName: 'Ada Admin' }).catch(() => undefined);
}

/** A class with work that is due in a week. */
export interface JourneyClass {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** Makes a class of its own for a journey, and assigns lessons in it. */
export async function newClass(
  { ask }: Staff,
  name: string,
  lessons: readonly string[],
  terms: object = {},
): Promise<JourneyClass> {
  const { id } = await ask('POST', '/classes', { name, timeZone: 'America/New_York' });
  const dueAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const work = lessons.map((contentId) => ({ kind: 'lesson', contentId }));
  await ask('POST', `/classes/${id}/assignments`, { work, terms: { dueAt, points: 10, ...terms } });
  const { join } = await ask('GET', `/classes/${id}`);
  return { id, name, code: join.code };
}
