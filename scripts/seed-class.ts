import { parseArgs } from 'node:util';
import { seededRng } from '../engine/core/rng';
import { LabVisitor } from './lib/lab-visitor';
import { makePerson, makeStory } from './seed/learner';
import { seedExercises } from './seed/lessons';
import { handInStories, type Seated, sendLog } from './seed/play-learner';

/**
 * `npm run seed:class -- --learners 500 --user <name>`: makes a lifelike class through the public API of a server that runs. The
 * password of the one who may teach comes from SEED_PASSWORD. The same seed gives the same people with the same mistakes.
 * What they hand in is graded by the server as any other work, for as long as that takes.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '50' },
    sections: { type: 'string', default: '4' },
    lessons: { type: 'string', default: '1.1,1.2,2.1' },
    name: { type: 'string', default: 'Seeded class' },
    seed: { type: 'string', default: '1' },
    url: { type: 'string', default: 'http://localhost:3000' },
    user: { type: 'string' },
  },
});
const password = process.env.SEED_PASSWORD;
if (values.user === undefined || password === undefined) {
  console.error(
    'Use: SEED_PASSWORD=… npm run seed:class -- --user <name of one who may teach> [--learners 500]',
  );
  process.exit(2);
}
const count = Number(values.learners);
/** Who is at work at once. */
const AT_ONCE = 8;

const teacher = new LabVisitor(values.url);
await teacher.need('POST', '/session', { username: values.user, password });
const { id: classId } = await teacher.need<{ id: string }>('POST', '/classes', {
  name: values.name,
  timeZone: 'Europe/Berlin',
});
const path = `/classes/${classId}`;
const { join } = await teacher.need<{ join: { code: string } }>('GET', path);
await teacher.need('PATCH', path, { joinsPerHour: 5_000 });
const sections: string[] = [];
for (let index = 1; index <= Number(values.sections); index++)
  sections.push(
    (await teacher.need<{ id: string }>('POST', `${path}/sections`, { name: `Section ${index}` })).id,
  );

const lessons = values.lessons.split(',').map((id) => ({ id, exercises: seedExercises(id) }));
const { ids } = await teacher.need<{ ids: string[] }>('POST', `${path}/assignments`, {
  work: lessons.map(({ id }) => ({ kind: 'lesson', contentId: id })),
  terms: { points: 10, latePolicy: { graceMinutes: 0, steps: [{ afterHours: 0, percentOff: 10 }] } },
});

const seats: Seated[] = [];
await inTurns(count, async (index) => {
  const rng = seededRng(`${values.seed}/${index}`);
  const person = makePerson(rng);
  const visitor = new LabVisitor(values.url);
  const { memberId } = await visitor.need<{ memberId: string }>('POST', `/join/${join.code}`, {
    displayName: person.name,
  });
  if (sections.length > 0)
    await teacher.need('PATCH', `${path}/members/${memberId}`, {
      sectionId: sections[index % sections.length],
    });
  const stories = lessons.flatMap(({ exercises }, lesson) =>
    exercises.flatMap((exercise) => {
      const story = makeStory(person, exercise, rng);
      return story === null ? [] : [{ assignmentId: ids[lesson]!, story }];
    }),
  );
  seats.push({ visitor, memberId, stories });
});
console.log(
  `${seats.length} learners in ${sections.length} sections have joined ${values.name} (${join.code}).`,
);

let events = 0;
await inTurns(seats.length, async (index) => {
  const sent = await sendLog(seats[index]!, Date.now());
  events += sent;
});
console.log(`${events} events of their logs were sent.`);

let handedIn = 0;
const handInAll = (isLate: boolean) =>
  inTurns(seats.length, async (index) => {
    const taken = await handInStories(classId, seats[index]!, isLate);
    handedIn += taken;
  });
await handInAll(false);
const onTime = handedIn;
// What comes from now on is late: the server dates what it gets, and nobody can date it for it.
for (const assignment of ids)
  await teacher.need('PATCH', `${path}/assignments/${assignment}`, { dueAt: new Date().toISOString() });
await handInAll(true);
// Some were ill, and one is excused.
const ill = seats.slice(0, Math.ceil(seats.length / 50)).map(({ memberId }) => memberId);
await teacher.need('POST', `${path}/overrides`, {
  assignmentIds: ids.slice(0, 1),
  memberIds: ill,
  dueAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
  reason: 'Was ill.',
});
console.log(`${handedIn} hand-ins, of which ${handedIn - onTime} late. ${values.url}/teach/${classId}`);

/** Does `work` for each number below `total`, some at once. */
async function inTurns(total: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < total) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}
