import { expect } from 'vitest';
import { hashPassword } from '../accounts/passwords';
import { createPerson, type NewPerson } from '../accounts/people';
import { signIn } from '../accounts/sign-in';
import { Browser, type TestServices } from './api';

export const PASSWORD = 'a long enough sentence';

let hashed: Promise<string> | undefined;
let people = 0;

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly browser: Browser;
}

/** Someone with an account who has just signed in. */
export async function newPerson(services: TestServices, more: Partial<NewPerson> = {}): Promise<Person> {
  hashed ??= hashPassword(PASSWORD);
  const username = `person-${++people}`;
  const account = { displayName: `Person ${people}`, username, passwordHash: await hashed, ...more };
  const browser = new Browser(services);
  const id = await services.db.tx(async (queries) => {
    const made = await createPerson(queries, account, services.now());
    const headers = await signIn(services, queries, made, services.now());
    browser.cookie = /=([^;]*)/.exec(headers['set-cookie']!)![1]!;
    return made;
  });
  return { id, username, browser };
}

export interface TestClass {
  readonly id: string;
  readonly code: string;
  readonly instructor: Person;
}

/** A class with an instructor of its own. */
export async function newClass(services: TestServices, timeZone = 'Europe/Berlin'): Promise<TestClass> {
  const instructor = await newPerson(services, { mayTeach: true });
  const { status, body } = await instructor.browser.ask('POST', '/api/v1/classes', {
    body: { name: 'MLOps', timeZone },
  });
  expect(status).toBe(201);
  const { body: read } = await instructor.browser.ask('GET', `/api/v1/classes/${body.id}`);
  return { id: body.id, code: read.join.code, instructor };
}

export interface Learner {
  readonly browser: Browser;
  readonly memberId: string;
  readonly recoveryCode: string;
}

/** Somebody without an account who joins by the class's code. */
export async function joinClass(
  services: TestServices,
  { code }: Pick<TestClass, 'code'>,
  displayName = 'Lea',
): Promise<Learner> {
  const browser = new Browser(services);
  const { status, body } = await browser.ask('POST', `/api/v1/join/${code}`, { body: { displayName } });
  expect(status).toBe(201);
  return { browser, memberId: body.memberId, recoveryCode: body.recoveryCode };
}
