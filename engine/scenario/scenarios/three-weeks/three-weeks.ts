import { z } from 'zod';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { seededRng } from '../../../core/rng';
import { drawChanges } from '../../../grading/kinds/across-teams/changes';
import { changeWords } from '../../../grading/kinds/across-teams/kinds';
import { serverPath } from '../../../grading/kinds/across-teams/known-parts';
import type { Scene } from '../../../grading/kinds/across-teams/scene';
import { scenarioOptionsBy } from '../../options';
import { THREE_WEEKS_MEASURES } from '../../three-weeks/measures';
import type { ReplayEvent, ReplayRun, Scenario } from '../../types';
import { asMeasuring } from '../shared-week/week';
import { changedAt, nightsBetween, untilMissed, untilMonday } from './calendar';
import { type Followed, followData, followRuntime } from './follow-change';

const schema = z.strictObject({
  producer: z.string().describe('The repository of the team that publishes.'),
  consumer: z.string().describe('The repository that reads what it publishes.'),
  workflow: z.string().describe('The workflow that runs at night.'),
  changes: z.string().describe('The support file with what other teams do.'),
  probe: z.string().describe('The probe that says what is wrong with a list.'),
});

interface Change {
  readonly label: string;
  /** What is wrong with it; null: it harms nobody. */
  readonly trouble: string | null;
  readonly follow: (scene: Scene) => Promise<Followed>;
}

/** Where a change was noticed. */
type Place = 'pull request' | 'production' | 'customer' | 'nowhere';

interface Noticed {
  readonly place: Place;
  readonly hours: number;
  readonly wrong: number;
  readonly nights: number;
}

/** Where and when a change is noticed, and what it has cost until then. */
function noticedOf({ night, checkedAfter }: Followed, at: number): Noticed {
  if (night === null) return { place: 'pull request', hours: checkedAfter, wrong: 0, nights: 0 };
  if (night.wrong === null) {
    const hours = untilMissed(at);
    return { place: 'production', hours, wrong: 0, nights: nightsBetween(at, at + hours) };
  }
  if (night.wrong === 0) return { place: 'nowhere', hours: 0, wrong: 0, nights: 0 };
  const hours = untilMonday(at);
  return { place: 'customer', hours, wrong: night.wrong * nightsBetween(at, at + hours), nights: 0 };
}

const rounded = (hours: number) =>
  hours < 1 ? `${Math.max(1, Math.round(hours * 60))} min` : `${Math.round(hours)} h`;

function eventOf({ label, trouble }: Change, followed: Followed, noticed: Noticed, at: number): ReplayEvent {
  const { night, says } = followed;
  const { place, hours, wrong } = noticed;
  const outcome =
    place === 'pull request'
      ? trouble === null
        ? 'wrongly-refused'
        : 'refused'
      : place === 'production'
        ? 'crashed'
        : place === 'customer'
          ? 'silently-wrong'
          : 'right';
  const told = {
    'pull request': `Held up in its pull request, after ${rounded(hours)}. ${says}`,
    production: `${says} No list in the morning; missed after ${rounded(hours)}. ${night?.stoppedBy ?? ''}`,
    customer: `${says} ${night?.wrong} of ${night?.length} names were wrong. The call centre noticed on Monday, after ${rounded(hours)} and ${wrong} wrong calls.`,
    nowhere: `${says} The list of the night was right.`,
  }[place];
  return {
    at: at * 60,
    label,
    ...(trouble !== null && { trouble }),
    outcome,
    input: null,
    detail: told.trim(),
  };
}

/**
 * Three weeks in which a data team changes its export and a platform team the runtime, and nobody tells anybody: each change
 * is made on the repositories as they are, with their workflows and rules, and followed to the list of the next night.
 */
export const threeWeeks: Scenario<z.output<typeof schema>> = {
  id: 'three-weeks',
  measures: THREE_WEEKS_MEASURES,
  parseOptions: scenarioOptionsBy('three-weeks', schema),
  run: async (context, options): Promise<ReplayRun> => {
    const { producer, consumer, changes: path } = options;
    const { seed } = context;
    const scene: Scene = { context: asMeasuring(context), ...options };
    const drawn = drawChanges(path, context.support[path] ?? '', 'first', seededRng(seed));
    const changes: Change[] = drawn.data.map((change) => ({
      label: `${change.by}: ${change.says}`,
      trouble: change.isBad ? changeWords(change.kind) : null,
      follow: (where) => followData(where, change),
    }));
    const { breaking, harmless } = drawn.runtime;
    changes.splice(4, 0, {
      label: `Wanjiru Kamau: Go to Node.js ${breaking}`,
      trouble: 'a runtime that lacks something',
      follow: (where) => followRuntime(where, breaking),
    });
    changes.splice(9, 0, {
      label: `Wanjiru Kamau: Go to Node.js ${harmless}`,
      trouble: null,
      follow: (where) => followRuntime(where, harmless),
    });
    const isThere = [producer, consumer].every(
      (name) => context.files[`${serverPath(name)}HEAD`] !== undefined,
    );
    const base = {
      scenario: 'three-weeks',
      seed,
      contentHash: hashFiles(projectFiles(context.files)),
      runIds: [],
    };
    if (!isThere) return { ...base, events: [missing([producer, consumer])], measures: {}, notes: {} };
    const rows: { readonly change: Change; readonly noticed: Noticed; readonly event: ReplayEvent }[] = [];
    for (const [i, change] of changes.entries()) {
      context.progress(i / changes.length, change.label);
      const followed = await change.follow(scene);
      const noticed = noticedOf(followed, changedAt(i));
      rows.push({ change, noticed, event: eventOf(change, followed, noticed, changedAt(i)) });
    }
    const bad = rows.filter(({ change }) => change.trouble !== null);
    const seen = bad.filter(({ noticed }) => noticed.place !== 'nowhere');
    const total = (of: (noticed: Noticed) => number) =>
      rows.reduce((sum, { noticed }) => sum + of(noticed), 0);
    const hours = seen.reduce((sum, { noticed }) => sum + noticed.hours, 0) / Math.max(1, seen.length);
    return {
      ...base,
      events: rows.map(({ event }) => event),
      measures: {
        before: bad.filter(({ noticed }) => noticed.place === 'pull request').length,
        customer: bad.filter(({ noticed }) => noticed.place === 'customer').length,
        hours: Math.round(hours * 10) / 10,
        wrong: total(({ wrong }) => wrong),
        nights: total(({ nights }) => nights),
        blocked: rows.filter(({ change, noticed }) => change.trouble === null && noticed.place !== 'nowhere')
          .length,
      },
      notes: {
        hours:
          'the list is made at 05:00 and missed at 09:00; the call centre looks back each Monday at 09:00; what was noticed is taken back at once',
      },
    };
  },
};

const missing = (names: readonly string[]): ReplayEvent => ({
  at: 0,
  label: names.join(', '),
  outcome: 'lost',
  input: null,
  detail: 'The server lacks one of these repositories.',
});
