import type { Effect } from './effects/effect';
import type { FileFault } from './policies/data';
import type { PolicySection } from './policies/policies';
import type { UpstreamChange } from './policies/teams';
import type { CommitKind } from './team/commit-kinds';

/** Where something comes from, and so which practice may stop it before it meets a user. */
export type HappeningSource =
  /** A commit of a colleague. `luck`, from 0 to 1, is held against the share of such commits that the gate blocks. */
  | { readonly type: 'commit'; readonly commit: CommitKind; readonly luck: number }
  /** A change by another team, which a contract may refuse. */
  | { readonly type: 'upstream'; readonly change: UpstreamChange }
  /** A file of the feed, on its day. */
  | { readonly type: 'file'; readonly fault: FileFault }
  /** Nothing stops it. */
  | { readonly type: 'world' };

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
  readonly source: HappeningSource;
}

/** What became of it. */
export interface Happened extends Omit<Happening, 'effects' | 'source'> {
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
