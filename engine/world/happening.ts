import type { Effect } from './effects/effect';
import type { PolicySection } from './policies/policies';

/** Something that is to happen to the service: an incident, a commit of a colleague, a change of another team. */
export interface Happening {
  /** The same in every lane of a seed. */
  readonly id: string;
  /** What kind of thing, such as the id of an incident in the catalogue. */
  readonly kind: string;
  readonly hour: number;
  readonly title: string;
  /** What happened, in a sentence or two. */
  readonly about: string;
  readonly effects: readonly Effect[];
}

/** What became of it. */
export interface Happened extends Omit<Happening, 'effects'> {
  /** `stopped`: before it met a user; `harmless`: it met them and did no harm; `harmed`. */
  readonly state: 'stopped' | 'harmless' | 'harmed';
  /** Why, in one sentence. */
  readonly because: string;
  /** The practice that decided it by what it is; null: none did. */
  readonly decidedBy: PolicySection | null;
  /** The hour of the first request that it harmed; null: none. */
  readonly harmedFrom: number | null;
  /** When somebody knew of it; null: nobody did. */
  readonly detected: number | null;
  /** How: the name of the alert, or `complaints`. */
  readonly detectedBy: string | null;
  /** When it harmed nobody any more; null: it still does, or never did. */
  readonly restored: number | null;
  /** Requests that were answered wrong because of it. */
  readonly wrong: number;
  /** Requests that failed or were refused because of it. */
  readonly unanswered: number;
}
