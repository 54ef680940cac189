import { seededRng } from '../../core/rng';
import { PRACTICES } from '../practices';
import type { Switches } from '../switches';
import { type LaneEvent, type LaneYear, YEAR_DAYS, YEAR_HOURS } from '../year';

/** A lane with everything that a lane can have, made up: for tests of what shows and sends lanes. */
export function fakeLane(seed: string, switches: Switches): LaneYear {
  const rng = seededRng(seed);
  const on = PRACTICES.filter(({ id }) => switches[id] !== 'off').length / PRACTICES.length;
  const events = Array.from({ length: 24 }, (_, i): LaneEvent => {
    const practice = rng.pick(PRACTICES);
    const hour = rng.int(YEAR_HOURS - 200);
    const luck = rng.next();
    const hours = 4 + rng.int(700);
    const isStopped = switches[practice.id] !== 'off' && luck < 0.7;
    const length = Math.round(hours * (1.05 - 0.95 * on));
    return {
      id: `event-${i}`,
      hour,
      title: `${practice.label} was put to the test`,
      about: practice.without,
      outcome: {
        state: isStopped ? 'stopped' : luck > 0.95 ? 'harmless' : 'harmed',
        because: isStopped ? practice.does : practice.without,
        decidedBy: practice.id,
        detected: isStopped ? null : hour + Math.round(length * 0.6),
        restored: isStopped || hour + length > YEAR_HOURS ? null : hour + length,
        wrong: isStopped ? 0 : Math.round(length * 1.5),
        unanswered: isStopped ? 0 : Math.round(length * 0.2),
      },
    };
  }).sort((a, b) => a.hour - b.hour);
  const harmed = events.filter(({ outcome }) => outcome.state === 'harmed');
  const isHurt = (day: number) =>
    harmed.some(({ hour, outcome }) => day * 24 >= hour && day * 24 < (outcome.restored ?? YEAR_HOURS));
  const requests = Array.from({ length: YEAR_DAYS }, (_, day) => Math.round(10 * 100 ** (day / YEAR_DAYS)));
  const bad = requests.map((count, day) => Math.round(count * (isHurt(day) ? 0.45 : 0.06)));
  const lost = requests.map((count, day) => Math.round(count * (isHurt(day) ? 0.1 : 0.01)));
  return {
    days: {
      right: requests.map((count, day) => count - bad[day]! - lost[day]!),
      wrong: bad,
      unanswered: lost,
      revenue: requests.map((count, day) => (count - bad[day]! * 2) * 0.4),
      cost: requests.map(() => 20 + 30 * on),
      upkeep: requests.map(() => 30 * on),
    },
    faults: harmed.map(({ id, hour, outcome }) => ({
      event: id,
      from: hour,
      detected: outcome.detected,
      restored: outcome.restored,
    })),
    deployments: Array.from({ length: 40 }, (_, i) => ({
      hour: i * 200,
      committed: Math.max(0, i * 200 - Math.round(60 * (1 - on) + 2)),
      what: i % 3 === 0 ? ('model' as const) : ('code' as const),
      failed: i % 5 === 0,
      reproducible: switches.versions !== 'off',
    })),
    events,
  };
}
