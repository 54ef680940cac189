import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { expect } from 'vitest';
import type { GuardedDb } from '../../db/guard';
import { Browser, ORIGIN, type TestServices, testServices } from '../../testing/api';
import { newPerson, type Person } from '../../testing/people';
import { syncNext } from '../people';
import { sendNext } from '../scores';
import { INSTRUCTOR, LEARNER, PlatformStub, type StubPerson } from './platform-stub';

export interface LaunchTerms {
  readonly link?: string;
  readonly custom?: Readonly<Record<string, string>>;
  readonly message?: 'choice';
  readonly claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
}

/** Where a launch has led. */
export interface Launched {
  readonly status: number;
  /** What the browser is sent to in the end; null: a page that says why not. */
  readonly path: string | null;
  readonly text: string;
}

/** A course of a registered platform, and a lab whose people come from there. */
export interface TestCourse {
  readonly services: TestServices;
  readonly platform: PlatformStub;
  readonly admin: Person;
  readonly ada: StubPerson;
  readonly lea: StubPerson;
  launch(
    person: StubPerson,
    terms?: LaunchTerms,
    browser?: Browser,
  ): Promise<Launched & { readonly browser: Browser }>;
  /** Sends scores and lists people until nothing is due; how many steps that took. */
  work(): Promise<number>;
  later(seconds: number): void;
}

let courses = 0;

/** Registers a platform of its own, with a course of an instructor and a learner. */
export async function newCourse(db: GuardedDb): Promise<TestCourse> {
  const origin = `https://lms-${++courses}.test`;
  const platform: PlatformStub = new PlatformStub(
    origin,
    async (header, token) =>
      createLocalJWKSet((await services.platforms.labKeys.publicSet()) as JSONWebKeySet)(header, token),
    () => services.at,
  );
  await platform.rotateKey();
  const services: TestServices = testServices(db, {}, platform.http);
  const admin = await newPerson(services, { isAdmin: true });
  const { status } = await admin.browser.ask('POST', '/api/v1/lti/platforms', {
    body: platform.registration,
  });
  expect(status).toBe(201);
  const ada = { sub: 'ada', name: 'Ada Lovelace', email: 'ada@school.test', roles: [INSTRUCTOR] };
  const lea = { sub: 'lea', name: 'Lea Brandt', email: 'lea@school.test', roles: [LEARNER] };
  platform.people.push(ada, lea);
  return {
    services,
    platform,
    admin,
    ada,
    lea,
    launch: async (person, terms = {}, browser = new Browser(services)) => {
      const { nonce, state } = await beginLogin(browser, platform);
      const idToken = await tokenOf(platform, person, nonce, terms);
      return { browser, ...(await finishLaunch(browser, { id_token: idToken, state })) };
    },
    work: async () => {
      const parts = { db, services: services.platforms.services, now: services.now, chance: () => 1 };
      let steps = 0;
      while ((await sendNext(parts)) || (await syncNext(parts))) steps++;
      return steps;
    },
    later: (seconds) => {
      services.at = new Date(services.at.getTime() + seconds * 1_000);
    },
  };
}

export const tokenOf = (
  platform: PlatformStub,
  person: StubPerson,
  nonce: string,
  { message, ...terms }: LaunchTerms = {},
): Promise<string> =>
  message === 'choice'
    ? platform.choiceToken(person, { nonce, ...terms })
    : platform.launchToken(person, { nonce, ...terms });

/** What the lab asks the platform with when a login begins in `browser`. */
export async function beginLogin(
  browser: Browser,
  { origin, clientId }: PlatformStub,
): Promise<{ readonly nonce: string; readonly state: string; readonly asked: URL }> {
  const { status, headers } = await browser.form('/lti/login', {
    iss: origin,
    login_hint: 'whoever',
    target_link_uri: `${ORIGIN}/lti/launch`,
    client_id: clientId,
  });
  expect(status).toBe(303);
  const asked = new URL(headers.get('location')!);
  const { nonce, state } = Object.fromEntries(asked.searchParams);
  return { nonce: nonce!, state: state!, asked };
}

/** Sends the platform's answer to the lab. */
export async function finishLaunch(
  browser: Browser,
  fields: Readonly<Record<string, string>>,
): Promise<Launched> {
  const { status, headers, text } = await browser.form('/lti/launch', fields);
  const location = headers.get('location');
  const next = location && new URL(location, ORIGIN).searchParams.get('next');
  return { status, path: next || location, text };
}
