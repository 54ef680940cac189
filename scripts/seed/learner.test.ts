import { describe, expect, it } from 'vitest';
import { seededRng } from '../../engine/core/rng';
import { makePerson, makeStory, type Story } from './learner';
import { seedExercises } from './lessons';

const exercises = seedExercises('1.1');
const stories = Array.from({ length: 300 }, (_, index) => {
  const rng = seededRng(`class/${index}`);
  const person = makePerson(rng);
  return exercises.map((exercise) => makeStory(person, exercise, rng));
}).flat();
const worked = stories.filter((story): story is Story => story !== null);

describe('a seeded class', () => {
  it('works as a class does: most try, some never; some at once, most after mistakes; some late', () => {
    const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length;
    expect(share(worked, stories)).toBeGreaterThan(0.7);
    expect(share(worked, stories)).toBeLessThan(1);
    const atOnce = worked.filter(({ tries }) => tries.length === 1 && tries[0]!.mistake === null);
    expect(share(atOnce, worked)).toBeGreaterThan(0.3);
    expect(share(atOnce, worked)).toBeLessThan(0.8);
    const handedIn = worked.filter((story) => story.handedIn.length > 0);
    expect(share(handedIn, worked)).toBeGreaterThan(0.6);
    const late = handedIn.filter(({ isLate }) => isLate);
    expect(share(late, handedIn)).toBeGreaterThan(0.05);
    expect(share(late, handedIn)).toBeLessThan(0.4);
  });

  it('makes the mistakes that the lesson knows, some of them often', () => {
    const counts = new Map<string, number>();
    for (const { exercise, tries } of worked)
      for (const { mistake } of tries)
        if (mistake !== null) {
          const id = exercise.wrong[mistake]!.mistake ?? 'none';
          counts.set(id, (counts.get(id) ?? 0) + 1);
        }
    const ordered = [...counts.values()].sort((a, b) => b - a);
    expect(ordered.length).toBeGreaterThan(3);
    expect(ordered[0]!).toBeGreaterThan(2 * ordered.at(-1)!);
  });

  it('is the same for the same seed', () => {
    const once = makePerson(seededRng('x'));
    expect(makePerson(seededRng('x'))).toEqual(once);
  });
});
