import { expect, it } from 'vitest';
import { testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass } from '../testing/people';
import { submissionOf } from '../testing/work';
import { gradingBy, scored } from './testing';
import { startWorkers } from './workers';

onBothDatabases((database) => {
  it('grade what is handed in as soon as they are told, several at a time, and stop when they are told', async () => {
    const services = testServices(database.db);
    const lab = await newClass(services);
    const { body } = await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/assignments`, {
      body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
    });
    const path = `/api/v1/classes/${lab.id}/assignments/${body.ids[0]}/submissions`;
    let busy = 0;
    let most = 0;
    const newGrader = () =>
      gradingBy(async () => {
        most = Math.max(most, ++busy);
        await new Promise((resolve) => setTimeout(resolve, 30));
        busy--;
        return scored(4);
      });
    const workers = startWorkers(
      { db: database.db, log: services.log, now: services.now },
      { count: 2, newGrader },
    );
    const told = Object.assign(services, { onWork: workers.wake });
    for (let n = 0; n < 4; n++) {
      const { browser } = await joinClass(told, lab, `L${n}`);
      expect((await browser.ask('POST', path, { body: submissionOf() })).status).toBe(201);
    }
    const graded = async () =>
      (await database.db.query<{ n: number }>('select count(*)::int as n from results'))[0]!.n;
    while ((await graded()) < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    await workers.stop();
    expect(most).toBeLessThanOrEqual(2);
    const { browser } = await joinClass(told, lab, 'late');
    await browser.ask('POST', path, { body: submissionOf() });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await graded()).toBe(4);
  });
});
