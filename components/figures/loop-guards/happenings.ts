/** The guards of a loop, in the order in which a candidate meets them. */
export const GUARDS = [
  { id: 'rows', label: 'Check of rows', station: 'Before the training' },
  { id: 'gate', label: 'Gate against the champion', station: 'After it' },
  { id: 'canary', label: 'Analysis of what it calls', station: 'Before the users' },
] as const;

export type GuardId = (typeof GUARDS)[number]['id'];

/** What a guard sees of a candidate, and whether that makes it say no. */
export interface Sight {
  readonly says: string;
  readonly refuses: boolean;
}

/** What can lie behind one and the same alert. */
export interface Happening {
  readonly id: string;
  readonly label: string;
  readonly sights: Readonly<Record<GuardId, Sight>>;
  /** What a customer costs in the five days after, in dollars: with the champion, and with the candidate. */
  readonly champion: number;
  readonly candidate: number;
}

const sees = (says: string): Sight => ({ says, refuses: false });
const refuses = (says: string): Sight => ({ says, refuses: true });

/** As this lesson's programs find them in one of its markets (`turning-market`, seed f); the test computes them again. */
export const HAPPENINGS: readonly Happening[] = [
  {
    id: 'mobile',
    label: 'The market turns',
    sights: {
      rows: sees('healthy rows'),
      gate: sees('90 $ a customer, the champion 148 $'),
      canary: sees('calls 23 of 100'),
    },
    champion: 150,
    candidate: 71,
  },
  {
    id: 'feed',
    label: 'Rows with gaps',
    sights: {
      rows: refuses('7 of 10 charges are missing'),
      gate: refuses('121 $ a customer, the champion 116 $'),
      canary: sees('calls 38 of 100'),
    },
    champion: 70,
    candidate: 81,
  },
  {
    id: 'joined',
    label: 'Two days of wrong labels',
    sights: {
      rows: sees('healthy rows'),
      gate: refuses('223 $ a customer, the champion 136 $'),
      canary: sees('calls 38 of 100'),
    },
    champion: 111,
    candidate: 184,
  },
  {
    id: 'moved',
    label: 'Labels that are still wrong',
    sights: {
      rows: sees('healthy rows'),
      gate: sees('127 $ a customer, the champion 238 $'),
      canary: refuses('calls 78 of 100, and 60 are possible'),
    },
    champion: 88,
    candidate: 121,
  },
];

/** The first guard that says no; null: the candidate serves. */
export const stoppedBy = ({ sights }: Happening, guards: ReadonlySet<GuardId>): GuardId | null =>
  GUARDS.find(({ id }) => guards.has(id) && sights[id].refuses)?.id ?? null;
