/** What a key of a cloud may do; the same scopes that the first lessons make keys with. */
export const SCOPES = ['storage:read', 'storage:write', 'compute:write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What something asks for: one of these scopes is enough. */
export type Demand = 'see storage' | 'change storage' | 'see compute' | 'change compute' | 'see the bill';

const ENOUGH: Readonly<Record<Demand, readonly Scope[]>> = {
  'see storage': ['storage:read', 'storage:write', 'admin'],
  'change storage': ['storage:write', 'admin'],
  'see compute': ['compute:write', 'admin'],
  'change compute': ['compute:write', 'admin'],
  'see the bill': ['admin'],
};

/** The scopes of which one is enough, the narrowest first. */
export const scopesFor = (demand: Demand): readonly Scope[] => ENOUGH[demand];

/** Whether scopes allow it. */
export const allows = (scopes: readonly Scope[], demand: Demand): boolean =>
  scopes.some((scope) => ENOUGH[demand].includes(scope));
