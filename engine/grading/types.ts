import type { AppDriver } from '../core/app-driver';
import type { CodeRunner, SourceLocation } from '../core/code-runner';
import type { ErrorRecord } from '../core/errors';
import type { Condition, Facts } from '../core/facts';
import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import type { JsonValue } from '../core/json';
import type { Trust } from '../core/trust';

/** `error` is ours: it is never shown as the learner's mistake. `not-attempted`: the check could not be reached. */
export type Outcome = 'passed' | 'failed' | 'error' | 'not-attempted';

/** A failing case, as small as the measurement could make it. */
export interface FailingCase {
  /** What the input is, e.g. "row 7 of the requests". */
  readonly label: string;
  readonly input: JsonValue;
  readonly expected?: JsonValue;
  readonly seen?: JsonValue;
}

/** One line of evidence for a table under a verdict, e.g. one mutant: killed or survived. */
export interface EvidenceRow {
  readonly label: string;
  readonly outcome: 'good' | 'bad' | 'neutral';
  readonly detail?: string;
}

/** What a measurement found. It measures; it does not judge. */
export interface Measurement {
  readonly facts: Facts;
  readonly failingCase?: FailingCase;
  readonly evidence?: readonly EvidenceRow[];
  readonly location?: SourceLocation;
  /** What a fact that is null reads as; absent: "could not be measured". */
  readonly unknownReads?: string;
  readonly runIds: readonly string[];
}

/** What a measurement may use. Everything that it needs comes through here, so it runs in a page, in Node and on a server. */
export interface MeasurementContext {
  /** The learner's files, data included. */
  readonly files: WorkspaceFiles;
  /** The lesson's own files that learners do not edit, by path: `probes/…`, `mutants.yaml`. */
  readonly support: Readonly<Record<string, string>>;
  /** The reference solution laid over the start. */
  readonly solution: WorkspaceFiles;
  /** The start of the lesson. */
  readonly start: WorkspaceFiles;
  readonly runner: CodeRunner;
  /** Opens and uses the page of an app, where the place can: see the kind `app`. */
  readonly driver?: AppDriver;
  /** Hidden; differs for each learner and attempt. The same seed gives the same measurement. */
  readonly seed: string;
  /**
   * A data file of the lesson that is made for each learner, made anew from another seed.
   * Throws MadeDataError when the lesson makes no such file.
   */
  readonly remake: (path: WorkspacePath, seed: string) => string;
  readonly signal: AbortSignal;
  /** A new run id. */
  readonly newRunId: () => string;
  /** Says how far the measurement is: `done` in [0, 1]. */
  readonly progress: (done: number, doing: string) => void;
}

/**
 * A kind of measurement, registered by name in `engine/grading/registry.ts`. A lesson chooses one, gives it options,
 * and says in `require` and `mistakes` what the facts must be and what a miss means.
 */
export interface MeasurementKind<Options> {
  readonly kind: string;
  /** What its facts rest on. */
  readonly trust: Trust;
  /** Checks the options of lesson.yaml; throws with the path of what is wrong. */
  readonly parseOptions: (options: unknown) => Options;
  /**
   * The facts that this kind yields, each with its meaning and unit as a noun phrase ("failed tests"); a lesson that
   * names another is refused.
   */
  readonly facts: Readonly<Record<string, string>>;
  /** Further facts that follow from the options, e.g. those that a probe declares. */
  readonly factsFor?: (options: Options) => Readonly<Record<string, string>>;
  /** The files of `support` that these options need, e.g. `probes/held-out.ts`; a lesson without them is refused. */
  readonly needs?: (options: Options) => readonly string[];
  readonly measure: (context: MeasurementContext, options: Options) => Promise<Measurement>;
}

/** A demand of a check, with the words to say what was expected. */
export interface Requirement extends Condition {
  /** "a typical error of at most {atMost:$}": placeholders are facts and the bounds of this requirement. */
  readonly expects: string;
  /** What was seen, as a noun phrase with facts in braces; absent: the meaning of the fact and its value. */
  readonly sees?: string;
}

/** A mistake that people really make, known by its facts. The first whose conditions all hold speaks. */
export interface Mistake {
  readonly id: string;
  readonly when: readonly Condition[];
  /** What happened, what it means, what to try; facts in braces. */
  readonly says: string;
}

/** One check of an exercise, as lesson.yaml defines it. */
export interface CheckDefinition {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly measure: string;
  readonly with: unknown;
  /** What was done, in the past tense, with facts: "Trained on 1,941 sales with seed {seed}; …" */
  readonly did: string;
  readonly require: readonly Requirement[];
  readonly mistakes: readonly Mistake[];
  /** A check whose id this one needs to have passed; else it is `not-attempted`. */
  readonly after?: string;
}

/** What a learner is told about one check. */
export interface Feedback {
  readonly did: string;
  readonly expected: string;
  readonly seen: string;
  /** The mistake that was recognised. */
  readonly mistake?: { readonly id: string; readonly says: string };
  readonly failingCase?: FailingCase;
  readonly evidence?: readonly EvidenceRow[];
  readonly location?: SourceLocation;
}

/** The verdict on one check. */
export interface CheckReport {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly outcome: Outcome;
  readonly facts: Facts;
  readonly feedback: Feedback;
  readonly runIds: readonly string[];
  /** What went wrong on our side, when the outcome is `error`. */
  readonly error?: ErrorRecord;
}

/** The verdict on one attempt at an exercise. */
export interface GradeReport {
  readonly attemptId: string;
  readonly exerciseId: string;
  readonly lessonSlug: string;
  readonly lessonVersion: string;
  readonly outcome: Outcome;
  /** Sum of the weights passed ÷ sum of all weights, in [0, 1]. */
  readonly credit: number;
  readonly checks: readonly CheckReport[];
  /** SHA-256 of the project's own files that were judged (see `hashFiles`, `projectFiles`). */
  readonly contentHash: string;
  readonly seed: string;
  readonly startedAt: number;
  readonly finishedAt: number;
}
