import type { Rng } from '../../engine/core/rng';
import type { SeedExercise } from './lessons';

/** What somebody is like: it stays the same over all of their work. */
export interface Person {
  readonly name: string;
  /** In (0, 1): the more, the sooner something is right. */
  readonly skill: number;
  /** In (0, 1): the more, the more is handed in, and in time. */
  readonly care: number;
}

/** One try at an exercise: a check on the device. */
export interface Try {
  readonly exercise: SeedExercise;
  /** Index of the mistake; null: it was right. */
  readonly mistake: number | null;
  /** Hints opened before it. */
  readonly hints: number;
  /** Minutes after the try before it. */
  readonly after: number;
}

/** How somebody worked on an exercise, and what of it they hand in. */
export interface Story {
  readonly exercise: SeedExercise;
  readonly tries: readonly Try[];
  /** Indices of the tries that are handed in. */
  readonly handedIn: readonly number[];
  readonly isLate: boolean;
}

const FIRST =
  'Ada Ben Chidi Dana Emre Fatima Goran Hana Ines Jun Kofi Lea Mateo Noor Olga Priya Quang Rosa Sven Tala Uma Viktor Wen Ximena Yusuf Zoe';
const LAST =
  'Adeyemi Brandt Costa Dimitrov Eriksen Fischer García Haddad Ivanova Jansen Kim Lopez Mäkinen Novak Okafor Park Quispe Rossi Singh Tanaka Ueda Vargas Weber Xu Yıldız Zieliński';

/** Somebody. Most are in the middle; a few find everything hard, or hand nothing in. */
export function makePerson(rng: Rng): Person {
  const middle = () => Math.min(0.97, Math.max(0.03, (rng.next() + rng.next() + rng.next()) / 3));
  return {
    name: `${rng.pick(FIRST.split(' '))} ${rng.pick(LAST.split(' '))}`,
    skill: middle(),
    care: Math.sqrt(middle()),
  };
}

/** How one person works on one exercise: mistakes until it is right or given up, hints on the way, what is handed in. */
export function makeStory(person: Person, exercise: SeedExercise, rng: Rng): Story | null {
  if (rng.next() > 0.35 + person.care * 0.8) return null;
  const tries: Try[] = [];
  let hints = 0;
  for (;;) {
    const isRight =
      exercise.wrong.length === 0 || rng.next() < 0.15 + person.skill * 0.75 + tries.length * 0.08;
    if (!isRight && hints < exercise.hints && rng.next() < 0.35) hints++;
    // Everybody makes the same few mistakes: the first ones of the list are the common ones.
    const mistake = isRight ? null : Math.floor(exercise.wrong.length * rng.next() ** 2);
    tries.push({ exercise, mistake, hints, after: 1 + Math.floor(rng.next() ** 2 * 25) });
    if (isRight || tries.length > 4 + person.care * 10) break;
  }
  const last = tries.length - 1;
  const handsIn = rng.next() < 0.2 + person.care * 0.9;
  const early = handsIn && last > 0 && rng.next() < 0.3 ? [rng.int(last)] : [];
  return {
    exercise,
    tries,
    handedIn: handsIn ? [...early, last] : [],
    isLate: rng.next() > 0.55 + person.care * 0.4,
  };
}
