/** How an incident went. Hours of the world; null: not yet. */
export interface CaseRecord {
  /** The id of the happening. */
  readonly id: string;
  readonly title: string;
  readonly begun: number;
  readonly detected: number | null;
  readonly acknowledged: number | null;
  readonly resolved: number | null;
}
