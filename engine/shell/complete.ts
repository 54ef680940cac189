/** What could follow the words before the cursor. */
export interface Completion {
  /** Where the word that is completed begins. */
  readonly from: number;
  /** What could stand there, each as it would be typed (quoted where needed); sorted. */
  readonly candidates: readonly string[];
}
