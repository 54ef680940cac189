/** The groups that a gate may look at. */
export const GROUPS = ['fiber', 'dsl', 'senior', 'younger'] as const;

/** What a model finds: of those who left, the share that is called; of all, and of each group. */
export type Found = Readonly<Record<'all' | (typeof GROUPS)[number], number>>;

/** A change that wants to go live, with what its model finds. */
export interface Candidate {
  readonly says: string;
  readonly isBad: boolean;
  readonly found: Found;
}

const found = (all: number, fiber: number, dsl: number, senior: number, younger: number): Found => ({
  all,
  fiber,
  dsl,
  senior,
  younger,
});

/** What is live: the model of the lesson with the months as a customer. */
export const CHAMPION: Found = found(0.6731, 0.7912, 0.4265, 0.7917, 0.6277);

/** Commits of the lesson’s team on top of it, as the lesson’s own training finds them. */
export const CANDIDATES: readonly Candidate[] = [
  { says: 'Read tables by one helper', isBad: false, found: CHAMPION },
  {
    says: 'Add the customers of last week',
    isBad: false,
    found: found(0.6731, 0.7912, 0.4265, 0.8333, 0.6117),
  },
  { says: 'Add a week of customers', isBad: false, found: found(0.6769, 0.8077, 0.3971, 0.8472, 0.6117) },
  {
    says: 'Use the packages; seniors complain and stay',
    isBad: true,
    found: found(0.6615, 0.7637, 0.4559, 0.5833, 0.6915),
  },
  {
    says: 'Use the packages; who is on DSL complains and stays',
    isBad: true,
    found: found(0.6577, 0.8352, 0.25, 0.7639, 0.617),
  },
  { says: 'Add customers from billing', isBad: true, found: found(0.6, 0.6154, 0.5735, 0.8611, 0.5) },
];

/** How much less than the champion a candidate may find, as a share; null: the gate does not look there. */
export interface Bars {
  readonly all: number;
  readonly group: number | null;
}

/** What a gate says of a candidate: where it finds too little; null: it goes live. */
export function blockedBy(candidate: Candidate, bars: Bars): keyof Found | null {
  const less = (name: keyof Found) => CHAMPION[name] - candidate.found[name];
  // Shares have four digits: what is equal to the bar passes.
  const isBelow = (name: keyof Found, bar: number) => less(name) > bar + 1e-9;
  if (isBelow('all', bars.all)) return 'all';
  const { group } = bars;
  if (group === null) return null;
  return GROUPS.find((name) => isBelow(name, group)) ?? null;
}
