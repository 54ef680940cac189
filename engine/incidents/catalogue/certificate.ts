import type { Incident } from '../incident';

/** A certificate that expires. */
export const certificate: Incident = {
  id: 'certificate',
  title: 'A certificate that expires',
  about: 'The renewal of the certificate has failed silently. In five days nobody gets through any more.',
  effects: () => [{ kind: 'certificate', inHours: 120 }],
  evidence: [
    { place: 'calendar', shows: 'The date at which it ends.' },
    {
      place: 'metrics',
      shows: 'probe_ssl_earliest_cert_expiry; afterwards probes fail, and the service sees no requests.',
    },
  ],
  shows: [{ monitor: 'CertificateExpires', withinHours: 7 }],
  remedies: [['renew-certificate']],
  resolvedWhen: 'over',
  harmsAfterHours: 121,
};
