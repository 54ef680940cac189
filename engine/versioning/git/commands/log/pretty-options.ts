import type { ObjectId } from '../../objects/object-id';
import type { DateStyle } from '../../text/git-date';
import type { Decorations } from './decorations';

/** The shape in which a commit is shown. */
export type PrettyFormat =
  | { readonly kind: 'oneline' | 'short' | 'medium' | 'full' | 'fuller' | 'raw' | 'reference' }
  | { readonly kind: 'user'; readonly format: string; readonly terminator: boolean };

/** Everything that a commit's text depends on beside the commit. */
export interface PrettyOptions {
  readonly format: PrettyFormat;
  readonly date: DateStyle;
  readonly decorations: Decorations;
  /** Digits of ids in heads; undefined: all of them. */
  readonly abbreviate: boolean;
  /** Also name the parents behind the id (`--parents`). */
  readonly parents: boolean;
  /** What stands before the id: `<` and `>` of `--left-right`. */
  readonly mark?: string;
  /** The parent that a merge is compared with here. */
  readonly from?: ObjectId;
}
