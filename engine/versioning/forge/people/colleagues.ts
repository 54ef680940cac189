/** What a colleague answers for; it decides which rules they review by. */
export type Focus = 'engineering' | 'data' | 'platform';

/** Somebody who reviews in the lab. */
export interface Colleague {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly focus: Focus;
}

/** The team of the lab. */
export const COLLEAGUES: readonly Colleague[] = [
  { login: 'noor-haddad', name: 'Noor Haddad', role: 'ML engineer', focus: 'engineering' },
  { login: 'emil-sorensen', name: 'Emil Sørensen', role: 'Data scientist', focus: 'data' },
  { login: 'wanjiru-kamau', name: 'Wanjiru Kamau', role: 'Platform engineer', focus: 'platform' },
  { login: 'ines-duarte', name: 'Ines Duarte', role: 'Data engineer', focus: 'data' },
  { login: 'tomas-novak', name: 'Tomás Novák', role: 'Data engineer', focus: 'data' },
];

/** The colleague of that login; undefined: nobody of the team, so whoever works in the lab. */
export const colleagueOf = (login: string): Colleague | undefined =>
  COLLEAGUES.find((one) => one.login === login);
