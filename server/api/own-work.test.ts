import { beforeEach, describe, expect, it } from 'vitest';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';
import { submissionOf } from '../testing/work';

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let lea: Learner;

  beforeEach(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    lea = await joinClass(services, lab);
  });

  describe('one’s own account', () => {
    it('tells where it is signed in and how far its logs are here, and no secrets', async () => {
      const stream = crypto.randomUUID();
      const event = { kind: 'activity', clientAt: '2026-03-02T08:00:00Z', body: {} };
      await lea.browser.ask('POST', '/api/v1/sync', {
        body: { stream, secret: 's'.repeat(43), from: 1, events: [event, event], cursor: 0 },
      });
      const { body } = await lea.browser.ask('GET', '/api/v1/account');
      const at = services.now().toISOString();
      expect(body).toEqual({
        me: {
          id: expect.any(String),
          displayName: 'Lea',
          username: null,
          isAdmin: false,
          mayTeach: false,
          hasPassword: false,
          hasPasskey: false,
        },
        hasRecoveryCode: true,
        identities: [],
        passkeys: [],
        sessions: [{ createdAt: at, seenAt: at, isThis: true }],
        streams: [{ id: stream, last: 2, createdAt: at }],
      });
    });
  });

  describe('one’s own work', () => {
    it('is all that is assigned, with what holds for oneself, and what was handed in', async () => {
      const staff = lab.instructor.browser;
      const path = `/api/v1/classes/${lab.id}`;
      const terms = { dueAt: '2026-03-02T08:00:00Z', maxAttempts: 3 };
      const { ids } = (
        await staff.ask('POST', `${path}/assignments`, {
          body: {
            work: ['1.1', '1.2'].map((contentId) => ({ kind: 'lesson', contentId })),
            terms,
          },
        })
      ).body;
      await staff.ask('POST', `${path}/overrides`, {
        body: {
          assignmentIds: [ids[1]],
          memberIds: [lea.memberId],
          dueAt: '2026-03-09T08:00:00Z',
          reason: 'ill',
        },
      });
      for (const [index, exercise] of ['1.1/framing', '1.1/first-baseline'].entries()) {
        services.at = new Date(services.at.getTime() + index * 60_000);
        const { status } = await lea.browser.ask('POST', `${path}/assignments/${ids[0]}/submissions`, {
          body: submissionOf({ exercise }),
        });
        expect(status).toBe(201);
      }
      // Somebody else's is not in it.
      await joinClass(services, lab, 'Ben');
      const { body } = await lea.browser.ask('GET', `${path}/own-work`);
      expect(body).toMatchObject({
        now: services.now().toISOString(),
        class: { id: lab.id, name: 'MLOps', timeZone: 'Europe/Berlin' },
      });
      const [first, second] = body.work;
      expect(first).toMatchObject({ contentId: '1.1', dueAt: '2026-03-02T08:00:00.000Z', maxAttempts: 3 });
      expect(first.submissions.map((one: { receipt: { exercise: string } }) => one.receipt.exercise)).toEqual(
        ['1.1/first-baseline', '1.1/framing'],
      );
      expect(first.submissions[1].lateness).toEqual({ state: 'late', lateBy: 3_600_000, percentOff: 0 });
      expect(second).toMatchObject({ dueAt: '2026-03-09T08:00:00.000Z', submissions: [] });
      const verified = await staff.ask('POST', `${path}/receipts`, { body: first.submissions[0].receipt });
      expect(verified.body).toEqual({ isGenuine: true, isHere: true });
    });
  });
});
