import type { Action } from './action';

/** Actions that sign in to a cloud: the lab has none to sign in to, so they say so and pass. */
export const signIn = (name: string, inputs: readonly string[]): Action => ({
  name,
  summary: 'signs in to nothing: the lab has no such cloud',
  inputs: Object.fromEntries(inputs.map((input) => [input, {}])),
  outputs: [],
  async run({ log }) {
    log.line('Login successful.');
    log.line('The lab has no such cloud: nobody was asked, and nothing is checked.');
  },
});
