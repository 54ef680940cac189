import { colleagueOf } from '../people/colleagues';

/** Somebody, as a page shows them. */
export interface Person {
  readonly login: string;
  readonly name: string;
  /** Empty for whoever works in the lab. */
  readonly role: string;
}

export function personOf(login: string): Person {
  const colleague = colleagueOf(login);
  return { login, name: colleague?.name ?? login, role: colleague?.role ?? '' };
}
