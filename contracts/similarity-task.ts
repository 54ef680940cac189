import type { SimilarWork } from '../engine/similarity/compare';

/** What the server asks the process that looks for works that are alike: each work, then what they come to. */
export type SimilarityAsked =
  | { readonly type: 'work'; readonly texts: readonly string[] }
  | { readonly type: 'compare'; readonly given: readonly string[] };

export interface SimilarityFound {
  /** Works by their place, the most alike first. */
  readonly pairs: readonly SimilarWork<number>[];
}
