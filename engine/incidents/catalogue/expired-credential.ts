import type { Incident } from '../incident';

/** The key with which the service asks for features has expired. */
export const expiredCredential: Incident = {
  id: 'expired-credential',
  title: 'An expired key',
  about: 'The key for the store of features was valid for a year, and the year is over.',
  effects: () => [{ kind: 'credential', of: 'dependency', failShare: 0.6 }],
  evidence: [
    { place: 'logs', shows: '401 from the store of features: token expired.' },
    { place: 'calendar', shows: 'The key was made a year ago to the day.' },
  ],
  shows: [{ monitor: 'HighErrorRate', withinHours: 3 }],
  remedies: [['rotate-credential']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
