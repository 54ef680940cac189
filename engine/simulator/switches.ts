import { PRACTICES, type PracticeChoice, type PracticeId } from './practices';

/** How each switch of the practice lane stands. */
export type Switches = Readonly<Record<PracticeId, PracticeChoice>>;

/** All switches in one position. */
export function allSwitches(choice: PracticeChoice): Switches {
  return Object.fromEntries(PRACTICES.map(({ id }) => [id, choice])) as Switches;
}

/** The ad hoc lane: no practice at all. */
export const AD_HOC: Switches = allSwitches('off');

/** The same switches with one of them in another position. */
export function withSwitch(switches: Switches, id: PracticeId, choice: PracticeChoice): Switches {
  return { ...switches, [id]: choice };
}

/** Whether two settings are the same in every switch. */
export function sameSwitches(a: Switches, b: Switches): boolean {
  return PRACTICES.every(({ id }) => a[id] === b[id]);
}

/** The practices that are on, in the order of the course. */
export function practicesOn(switches: Switches): readonly PracticeId[] {
  return PRACTICES.filter(({ id }) => switches[id] !== 'off').map(({ id }) => id);
}
