import type { CaseRecord } from '../on-call/case-record';
import { attentionIn, type Blame, blameIn } from './blame';
import { CAUSE_WORDS } from './cause-words';
import { POST_MORTEM_PARTS, type PostMortem, type PostMortemPart } from './parse-post-mortem';
import { momentOf } from './stamp';

/** What really was: an incident of a shift that was played. */
export interface IncidentTruth {
  readonly case: CaseRecord;
  /** The id of the catalogue. */
  readonly kind: string;
  readonly wrong: number;
  readonly unanswered: number;
}

/** How a post-mortem holds against what was. */
export interface PostMortemVerdict {
  readonly missing: readonly PostMortemPart[];
  /** The incident that it is about; null: none of the shift. */
  readonly incident: IncidentTruth | null;
  /** Lines of the timeline that have a time, and that have none. */
  readonly timed: number;
  readonly untimed: number;
  readonly isOrdered: boolean;
  /** What happened within an hour of a line of the timeline. */
  readonly tellsDetected: boolean;
  readonly tellsRestored: boolean;
  /** Whether the impact has a figure within a tenth of the requests that were harmed: wrong, unanswered, or both. */
  readonly hasFigure: boolean;
  readonly hasNumbers: boolean;
  readonly namesCause: boolean;
  readonly blame: Blame | null;
  readonly actions: number;
  readonly withoutOwner: number;
  readonly withoutDate: number;
  /** Dates that are before the incident was over. */
  readonly pastDates: number;
  readonly attention: string | null;
}

const HOUR_MS = 3_600_000;
/** Of a figure that is written in round numbers. */
const ROUNDED = 0.1;
/** A part with fewer letters says nothing. */
const LEAST_LETTERS = 20;

/**
 * Holds a post-mortem against the shift that it is about: its parts, its times and figures, the cause that it names, whom it blames, and
 * whether its actions are somebody's by a date. Its words are its own.
 * @param startMs hour 0 of the shift
 * @param people names of persons
 */
export function judgePostMortem(
  text: PostMortem,
  truths: readonly IncidentTruth[],
  startMs: number,
  people: readonly string[],
): PostMortemVerdict {
  const { parts, timeline, actions } = text;
  const incident = truths.find(({ case: { id } }) => id === text.incident) ?? null;
  const times = timeline.flatMap(({ time }) => (time === null ? [] : [time]));
  const near = (hour: number | null) =>
    hour !== null && times.some((time) => Math.abs(time - (startMs + hour * HOUR_MS)) <= HOUR_MS);
  const overAt = startMs + (incident?.case.resolved ?? 0) * HOUR_MS;
  const told = POST_MORTEM_PARTS.filter((part) => part !== 'actions').map((part) => parts[part] ?? '');
  const numbers = numbersIn(parts.impact ?? '');
  return {
    missing: POST_MORTEM_PARTS.filter((part) => (parts[part] ?? '').length < LEAST_LETTERS),
    incident,
    timed: times.length,
    untimed: timeline.length - times.length,
    isOrdered: times.every((time, at) => at === 0 || time >= times[at - 1]!),
    tellsDetected: near(incident?.case.detected ?? null),
    tellsRestored: near(incident?.case.resolved ?? null),
    hasFigure: incident !== null && numbers.some((number) => isHarm(number, incident)),
    hasNumbers: numbers.length > 0,
    namesCause: incident !== null && namesCause(parts.cause ?? '', incident.kind),
    blame: blameIn(told.join('\n'), people) ?? blameIn(actions.map((one) => one.text).join('\n'), []),
    actions: actions.length,
    withoutOwner: actions.filter(({ owner }) => owner === null).length,
    withoutDate: actions.filter(({ due }) => due === null).length,
    pastDates: actions.filter(({ due }) => due !== null && endOf(due) < overAt).length,
    attention: actions.map((one) => attentionIn(one.text)).find((found) => found !== null) ?? null,
  };
}

/** The end of a day, `2007-07-20`. */
function endOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return momentOf(year, month, date, 24);
}

/** Numbers of a text: `12,345`, `12 345`, `12.3 k`, `4 %` is none of requests. */
function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  for (const [, digits, unit] of text.matchAll(
    /(\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(%|k\b|thousand\b|million\b|m\b)?/gi,
  )) {
    if (unit === '%') continue;
    const scale = /^(k|thousand)$/i.test(unit ?? '') ? 1e3 : /^(m|million)$/i.test(unit ?? '') ? 1e6 : 1;
    numbers.push(Number(digits!.replace(/[,'’ \u00a0\u202f]/g, '')) * scale);
  }
  return numbers;
}

function isHarm(number: number, { wrong, unanswered }: IncidentTruth): boolean {
  const worse = Math.max(wrong, unanswered);
  return [worse, wrong + unanswered].some((harm) => harm > 0 && Math.abs(number - harm) <= ROUNDED * harm);
}

const namesCause = (text: string, kind: string): boolean =>
  (CAUSE_WORDS[kind] ?? []).some((word) => new RegExp(`\\b${word}`, 'i').test(text));
