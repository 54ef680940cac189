import { z } from 'zod';
import { StagecraftError } from '../../../core/errors';
import { type IncidentTruth, judgePostMortem } from '../../../incidents/post-mortem/judge-post-mortem';
import { parsePostMortem } from '../../../incidents/post-mortem/parse-post-mortem';
import { stampOf, yearOf } from '../../../incidents/post-mortem/stamp';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { playAgain } from './played-shift';

const schema = z.strictObject({
  shift: z.string().default('on-call/shift.yaml'),
  file: z.string().default('on-call/post-mortem.md'),
  people: z.array(z.string().min(1)).default([]).describe('Names of persons of the team.'),
});
type Options = z.output<typeof schema>;

const WORDS = {
  summary: 'a summary',
  impact: 'the impact',
  timeline: 'a timeline',
  cause: 'the root cause and what contributed',
  well: 'what went well',
  badly: 'what went badly',
  actions: 'action items',
} as const;

/** Holds a post-mortem against the learner's own shift, played again: its parts, times, figures and cause, and that it blames nobody. */
export const postMortem: MeasurementKind<Options> = {
  kind: 'post-mortem',
  trust: 'self-reported',
  parseOptions: optionsBy('post-mortem', schema),
  facts: {
    problem: 'why there is nothing to judge',
    missing: 'parts that are missing or say nothing',
    missingNames: 'which they are',
    says: 'the incident that it says it is about',
    incident: 'the incident that it is about',
    harmed: 'requests that the incident harmed',
    known: 'incidents that a post-mortem may be about',
    timed: 'lines of the timeline with a time',
    untimed: 'lines of the timeline without one',
    ordered: 'whether its times go on',
    tellsDetected: 'whether it tells when the incident was noticed',
    tellsRestored: 'whether it tells when it was over',
    noticedAt: 'when it was noticed',
    restoredAt: 'when it was over',
    hasNumbers: 'whether the impact has a number',
    hasFigure: 'whether that number is right within a tenth',
    wrong: 'requests that were answered wrong because of it',
    unanswered: 'requests that were not answered because of it',
    namesCause: 'whether the cause is what it was',
    about: 'what it was',
    blames: 'words that blame somebody',
    blamesName: 'whether that is a name',
    actions: 'action items',
    withoutOwner: 'action items without an owner',
    withoutDate: 'action items without a date',
    pastDates: 'action items that were due before it was over',
    attention: 'words of an action item that ask people to take care',
  },
  async measure(context, options): Promise<Measurement> {
    try {
      return measure(context, options);
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError)) throw thrown;
      return { facts: { problem: thrown.message }, runIds: [] };
    }
  },
};

function measure(context: MeasurementContext, { shift, file, people }: Options): Measurement {
  const content = context.files[file];
  if (content === undefined)
    return {
      facts: { problem: `${file} is not there. The Score tab of the On call panel begins one` },
      runIds: [],
    };
  const { running, files } = playAgain(context, shift);
  const { snapshot, result } = running.session;
  if (!snapshot.isOver)
    return {
      facts: {
        problem: `your week is not over: ${snapshot.hour} of ${files.shift.hours} hours were played, and what happened is known at its end`,
      },
      runIds: [],
    };
  const truths = snapshot.cases.flatMap((one): IncidentTruth[] => {
    const happened = result.happened.find(({ id }) => id === one.id)!;
    const { wrong, unanswered, kind } = happened;
    if (wrong + unanswered < 1) return [];
    return [
      {
        case: one,
        kind: kind.replace('incident/', ''),
        wrong: Math.round(wrong),
        unanswered: Math.round(unanswered),
      },
    ];
  });
  const year = yearOf(running.startMs);
  const text = parsePostMortem(String(content), year);
  const verdict = judgePostMortem(text, truths, running.startMs, people);
  const { incident } = verdict;
  const stamp = (hour: number | null | undefined) => (hour == null ? null : stampOf(running.startMs, hour));
  return {
    facts: {
      problem: null,
      missing: verdict.missing.length,
      missingNames: verdict.missing.map((part) => WORDS[part]).join(', ') || null,
      says: text.incident,
      incident: incident?.case.id ?? null,
      harmed: incident ? incident.wrong + incident.unanswered : null,
      known: truths.map(({ case: { id } }) => id).join(', ') || null,
      timed: verdict.timed,
      untimed: verdict.untimed,
      ordered: verdict.isOrdered,
      tellsDetected: verdict.tellsDetected,
      tellsRestored: verdict.tellsRestored,
      noticedAt: stamp(incident?.case.detected),
      restoredAt: stamp(incident?.case.resolved),
      hasNumbers: verdict.hasNumbers,
      hasFigure: verdict.hasFigure,
      wrong: incident?.wrong ?? null,
      unanswered: incident?.unanswered ?? null,
      namesCause: verdict.namesCause,
      about: result.happened.find(({ id }) => id === incident?.case.id)?.about ?? null,
      blames: verdict.blame?.words ?? null,
      blamesName: verdict.blame?.kind === 'name',
      actions: verdict.actions,
      withoutOwner: verdict.withoutOwner,
      withoutDate: verdict.withoutDate,
      pastDates: verdict.pastDates,
      attention: verdict.attention,
    },
    runIds: [],
  };
}
