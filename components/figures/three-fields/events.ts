/** The three fields that MLOps joins. */
export const FIELDS = [
  { id: 'ml', name: 'Machine learning', about: 'what is learnt, from what, and how good it is' },
  {
    id: 'software',
    name: 'Software',
    about: 'code that does the same thing again, also when something is missing',
  },
  { id: 'operations', name: 'Operations', about: 'machines, releases, watching, and what happens at night' },
] as const;

export type FieldId = (typeof FIELDS)[number]['id'];

/** Something that happened to the service in its first week, and what it took to mend it. */
export interface WeekEvent {
  readonly id: string;
  readonly name: string;
  /** Whose fault it is. */
  readonly field: FieldId;
  /** What the mend takes of each field that has a part in it. */
  readonly takes: Readonly<Partial<Record<FieldId, string>>>;
}

export const EVENTS: readonly WeekEvent[] = [
  {
    id: 'crash',
    name: 'A house without a garage ends the process',
    field: 'software',
    takes: {
      software: 'the code reads a value that may be missing',
      ml: 'what a missing garage means: the past sales say 0',
      operations: 'the new file has to get to the server, and the process must be restarted',
    },
  },
  {
    id: 'disk',
    name: 'The disk fills up',
    field: 'operations',
    takes: {
      operations: 'the log is emptied, its growth is watched',
      software: 'the level of logging is a line of configuration',
    },
  },
  {
    id: 'leak',
    name: 'Estimates near $0',
    field: 'ml',
    takes: {
      ml: 'the feature that leaks is left out, the model is trained again',
      software: 'the service must count the same features in the same order',
      operations: 'code and model must reach the server together',
    },
  },
];
