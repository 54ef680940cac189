import type { AppExchange, PageView, StepReport } from '../core/app-driver';
import { amountsIn, nearestAmount, showsAmount } from './amounts';
import type { AppCase } from './cases';

/** What came of one case, as the person who sat before the page sees it. */
export type CaseOutcome =
  /** The right estimate is shown. */
  | 'right'
  /** Another estimate is shown. */
  | 'wrong-estimate'
  /** No estimate is shown, though nothing was wrong with the input. */
  | 'no-estimate'
  /** Impossible input was refused with an announced message that names the field. */
  | 'refused'
  /** Refused in words that name no field. */
  | 'unnamed'
  /** Refused in words that only eyes find: not an alert, not tied to the field. */
  | 'unannounced'
  /** Nothing was said at all. */
  | 'silent'
  /** An estimate was given for impossible input. */
  | 'slipped'
  /** The handler answered with a status of 500 or more. */
  | 'server-error'
  /** A field or the button is missing, or cannot be reached. */
  | 'unreachable'
  /** The page stopped answering. */
  | 'hung';

/** One case with what came of it. */
export interface JudgedCase {
  readonly given: AppCase;
  readonly outcome: CaseOutcome;
  /** The dollars shown that are nearest to what was expected; null: none. */
  readonly shown: number | null;
  readonly requests: readonly AppExchange[];
  /** The name of what could not be reached. */
  readonly blocked: string | null;
  /** What the page said, for the evidence. */
  readonly said: string;
}

const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
const count = (text: string, part: string) => text.toLowerCase().split(part.toLowerCase()).length - 1;

/** What is announced now and was not in the calm view before. */
const fresh = (view: PageView, calm: PageView) =>
  view.announced.filter((text) => !calm.announced.includes(text));

/**
 * Judges one case by the reports of its steps.
 * @param calm The page when all was well: as it opened, or after the last good case.
 */
export function judgeCase(given: AppCase, steps: readonly StepReport[], calm: PageView): JudgedCase {
  const last = steps.at(-1);
  const requests = steps.flatMap((step) => step.requests);
  const base = { given, requests, shown: null, blocked: null, said: '' };
  const blocked = steps.find((step) => !step.reached);
  if (blocked) {
    const { step } = blocked;
    return { ...base, outcome: 'unreachable', blocked: step.do === 'fill' ? step.label : step.name };
  }
  if (last === undefined || steps.length <= Object.keys(given.fill).length)
    return { ...base, outcome: 'hung' };
  const { view } = last;
  const amounts = amountsIn([...fresh(view, calm), view.text].join(' '));
  const said = fresh(view, calm).join(' · ').slice(0, 300);
  if (given.shows !== undefined) {
    const expected = given.shows;
    const shown = amounts.some((amount) => showsAmount(amount, expected))
      ? expected
      : nearestAmount(amounts, expected);
    const outcome =
      shown === expected
        ? 'right'
        : shown !== null
          ? 'wrong-estimate'
          : failed(requests)
            ? 'server-error'
            : 'no-estimate';
    return { ...base, outcome, shown, said };
  }
  if (failed(requests)) return { ...base, outcome: 'server-error', said };
  // A field that takes only numbers, or a choice: what cannot be is not in it, and everybody sees that.
  const about = given.about ?? '';
  const field = view.fields.find(({ label }) => has(label, about));
  if (field !== undefined && field.value !== (given.fill[about] ?? '').trim())
    return { ...base, outcome: 'refused', said };
  if (requests.some(({ response }) => response.status < 300) && showsSomething(view)) {
    return { ...base, outcome: 'slipped', said, shown: amounts[0]?.value ?? null };
  }
  return { ...base, outcome: refusal(about, view, calm), said };
}

const failed = (requests: readonly AppExchange[]) => requests.some(({ response }) => response.status >= 500);
const showsSomething = (view: PageView) => /\$|NaN|null|undefined|dollars/.test(view.text);

function refusal(about: string, view: PageView, calm: PageView): CaseOutcome {
  const announced = fresh(view, calm);
  const field = view.fields.find(({ label }) => has(label, about));
  if (announced.some((text) => has(text, about))) return 'refused';
  if (field?.invalid && field.says !== '') return 'refused';
  if (announced.length > 0) return 'unnamed';
  if (count(view.text, about) > count(calm.text, about) || view.text.length > calm.text.length)
    return 'unannounced';
  return 'silent';
}
