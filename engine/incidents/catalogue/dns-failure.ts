import type { Incident } from '../incident';

/** Names that are not resolved. */
export const dnsFailure: Incident = {
  id: 'dns-failure',
  title: 'DNS fails',
  about: 'The resolvers of the cluster are out of memory. A part of the requests does not find the service.',
  effects: ({ rng }) => [{ kind: 'dns', failShare: 0.2 + 0.2 * rng.next() }],
  evidence: [
    {
      place: 'metrics',
      shows: 'coredns_dns_responses_total of SERVFAIL; the service itself sees fewer requests and no errors.',
    },
  ],
  shows: [{ monitor: 'DnsFailures', withinHours: 4 }],
  remedies: [['restart-dns']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
