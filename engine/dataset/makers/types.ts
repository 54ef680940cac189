/** What a maker of data is given. */
export interface MakerInput {
  /** The text of the file in public/data that it is made from; absent where the lesson names none. */
  readonly source?: string;
  /** The same seed makes the same file: the learner's for the workspace, a hidden one for a check. */
  readonly seed: string;
}

/** Makes a data file of a lesson from a seed; registered by id in `engine/dataset/makers/registry.ts`. */
export interface DataMaker<Options> {
  readonly id: string;
  /** Checks the options of lesson.yaml; throws with the path of what is wrong. */
  readonly parseOptions: (options: unknown) => Options;
  /** The text of the file. */
  readonly make: (input: MakerInput, options: Options) => string;
}
