import { codeOwnersOf } from '../../../../versioning/forge/owners/repository-owners';
import { loginOf } from '../../../../versioning/forge/people/account';
import type { Measurement } from '../../../types';
import type { PromiseChange, TeamChange } from '../changes';
import { contractsIn, dataChange, promiseChange } from '../data-change';
import { onDesk, type Scene } from '../scene';
import { whyNot } from './upstream';

export const OWNERS_FACTS = {
  contracts: 'contracts on main of the other team',
  ownersFile: 'where the owner file of the other team lies',
  ownersErrors: 'lines of it that GitHub cannot read',
  ownersError: 'the first of them',
  promiseApplied: 'whether a promise could be changed with what it is about',
  promiseWhy: 'why it could not',
  promiseAsked: 'whether you were asked about it',
  promiseMerged: 'whether it was merged before you had looked',
  promiseTo: 'what was renamed',
  promiseChecks: 'what a check said of it',
  docsAsked: 'whether you were asked about words for people',
  docsWaits: 'whether words for people wait for you',
  teamAsked: 'whether the team is still asked about its own code',
} as const;

/** Whom the owner file asks: about a promise that is changed with its export, about words for people, about the team's own code. */
export function measureOwners(
  scene: Scene,
  {
    promise,
    docs,
    code,
  }: { readonly promise: PromiseChange; readonly docs: TeamChange; readonly code: TeamChange },
): Promise<Measurement> {
  const { producer, consumer, context } = scene;
  const me = consumer.split('/')[0]!;
  return onDesk(
    scene,
    'producer',
    ['owners', promise, docs, code, me],
    async (desk): Promise<Measurement> => {
      const server = await desk.server(producer);
      if (server === null) return { facts: {}, unknownReads: 'nothing', runIds: [] };
      const owners = codeOwnersOf(server, 'main');
      const contracts = contractsIn(Object.keys(await desk.filesOf(producer)));
      const changed = await desk.propose(promiseChange(producer, 'Ines Duarte', promise));
      const written = await desk.propose(dataChange(producer, docs, context.support));
      const coded = await desk.propose(dataChange(producer, code, context.support));
      const isOfTeam = (login: string) =>
        login !== me && login !== loginOf(code.by) && (server.settings.teams.data ?? []).includes(login);
      return {
        facts: {
          contracts: contracts.length,
          ownersFile: owners?.path ?? null,
          ownersErrors: owners?.errors.length ?? 0,
          ownersError: owners?.errors[0]
            ? `line ${owners.errors[0].line}, ${owners.errors[0].kind}: ${owners.errors[0].source}`
            : null,
          promiseApplied: changed.doesNotApply === null,
          promiseWhy: changed.doesNotApply,
          promiseAsked: changed.asked.includes(me),
          promiseMerged: changed.isMerged,
          promiseTo: `${promise.column} to ${promise.to}`,
          promiseChecks: changed.isMerged ? null : whyNot(changed),
          docsAsked: written.asked.includes(me),
          docsWaits: written.waitsFor.includes(me),
          teamAsked: coded.asked.some(isOfTeam),
        },
        evidence: [
          {
            label: `${promise.says} (${promise.column} → ${promise.to}, in the export and in the contract)`,
            outcome: changed.isMerged ? 'bad' : 'good',
            detail: `asked: ${changed.asked.join(', ') || 'nobody'}; ${changed.isMerged ? 'merged' : `waits for ${changed.waitsFor.join(', ') || 'its checks'}`}`,
          },
          {
            label: docs.says,
            outcome: written.asked.includes(me) ? 'bad' : 'good',
            detail: `asked: ${written.asked.join(', ') || 'nobody'}`,
          },
          {
            label: code.says,
            outcome: coded.asked.some(isOfTeam) ? 'good' : 'bad',
            detail: `asked: ${coded.asked.join(', ') || 'nobody'}`,
          },
        ],
        unknownReads: 'nothing',
        runIds: [],
      };
    },
  );
}
