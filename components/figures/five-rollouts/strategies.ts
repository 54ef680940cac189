/** The five ways, in the order of the text. */
export const STRATEGIES = [
  { id: 'recreate', label: 'Recreate' },
  { id: 'rolling', label: 'Rolling update' },
  { id: 'blue-green', label: 'Blue/green' },
  { id: 'canary', label: 'Canary' },
  { id: 'shadow', label: 'Shadow' },
] as const;

export type StrategyId = (typeof STRATEGIES)[number]['id'];

export const labelOf = (id: StrategyId): string => STRATEGIES.find((one) => one.id === id)!.label;
