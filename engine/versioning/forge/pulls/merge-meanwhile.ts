import type { Colleague } from '../people/colleagues';
import { colleagueOf } from '../people/colleagues';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { mergePull } from './merge-pull';
import { mergeStateOf } from './merge-state';
import { allPulls } from './pull-file';

/**
 * Main moves on while somebody waits for a review: the colleagues' pull requests that the settings name (`meanwhile`)
 * are merged once somebody who is no colleague has opened one, as far as they can be merged.
 */
export function mergeMeanwhile(server: ServerRepository, opened: PullRecord): void {
  if (colleagueOf(opened.author) !== undefined) return;
  for (const pull of allPulls(server).reverse()) {
    const author = colleagueOf(pull.author);
    if (author === undefined || !server.settings.meanwhile.includes(pull.number)) continue;
    if (pull.state !== 'open' || mergeStateOf(server, pull).status !== 'clean') continue;
    mergePull(server, pull, { method: 'merge', by: pull.author, author: signatureOf(server, author) });
  }
}

const signatureOf = ({ clock }: ServerRepository, { name, login }: Colleague) => ({
  name,
  email: `${login}@users.noreply.github.com`,
  seconds: Math.floor(clock.now() / 1000),
  zone: '+0000',
});
