import type { Focus } from '../people/colleagues';
import type { ReviewInput } from './review-input';

/** Something that a rule has found in a pull request. */
export interface Finding {
  /** What the finding is known by as long as it holds: it names the code, not the line it stands on. */
  readonly key: string;
  /** Null: about the pull request as a whole, or one of its commits. */
  readonly path: string | null;
  /** Counted from 1 in the head's version; null: about the file as a whole. */
  readonly line: number | null;
  readonly text: string;
}

/** One thing that reviewers look for. */
export interface ReviewRule {
  readonly id: string;
  /** Whether it has to be settled before the merge. */
  readonly blocking: boolean;
  /** Whose concern it is. */
  readonly focus: readonly Focus[];
  find(input: ReviewInput): readonly Finding[];
}

/** Findings of the same key, one behind the other, told apart. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.key) ?? 0) + 1;
    seen.set(finding.key, count);
    return count === 1 ? finding : { ...finding, key: `${finding.key} (${count})` };
  });
}

/** A finding about one line. */
export const atLine = (path: string, line: { number: number; text: string }, text: string): Finding => ({
  key: `${path}: ${line.text.trim()}`,
  path,
  line: line.number,
  text,
});
