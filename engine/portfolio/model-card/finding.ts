/** One thing that is missing or wrong in a card. An `error` is what a reader cannot do without. */
export interface CardFinding {
  readonly rule: string;
  readonly level: 'error' | 'warning';
  /** From 1; null: of the card as a whole. */
  readonly line: number | null;
  readonly message: string;
}
