import type { FileContent } from '../engine/core/files';
import type { LessonDefinition } from './lesson-schema';
import type { YamlPath } from './yaml-document';

/** A lesson as far as its references can be followed. */
export interface ReferenceInput {
  readonly slug: string;
  readonly definition: LessonDefinition;
  readonly start: Readonly<Record<string, FileContent>>;
  readonly solution: Readonly<Record<string, FileContent>>;
  readonly support: Readonly<Record<string, FileContent>>;
  /** The names of the files in public/data. */
  readonly dataFiles: ReadonlySet<string>;
  /** Says why these options of a scenario are wrong, or that there is no such scenario; null when all is well. */
  readonly scenarioProblem: (scenario: string, options: unknown) => string | null;
  /** The same of a maker of data. */
  readonly makerProblem: (maker: string, options: unknown) => string | null;
}

/** Something in lesson.yaml that refers to what is not there. */
export interface ReferenceProblem {
  readonly path: YamlPath;
  readonly message: string;
}
