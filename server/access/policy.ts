/** Whom an action is open to. What is in no list is denied. */
export type Grant =
  | 'anyone'
  | 'signed-in'
  /** The person whom the account belongs to. */
  | 'self'
  | 'admin'
  /** May make classes. */
  | 'teacher'
  | 'instructor'
  /** An assistant; of what belongs to a section, only where they see that section. */
  | 'ta'
  /** An assistant who has the leave to export. */
  | 'ta-with-export'
  | 'learner';

export interface Rule {
  readonly allow: readonly Grant[];
  /** A password, passkey or recovery code must have been given a short while ago. */
  readonly needsConfirmation?: true;
}

const STAFF = ['instructor', 'ta', 'admin'] as const;
const EVERYBODY_IN_IT = [...STAFF, 'learner'] as const;
const LEADS = ['instructor', 'admin'] as const;

/** Every action there is. A route names one; an action that is not here does not compile. */
export const POLICY = {
  'health.read': { allow: ['anyone'] },
  // Whoever has the token of the operator, which is looked at there.
  'metrics.read': { allow: ['anyone'] },
  'setup.claim': { allow: ['anyone'] },

  'session.read': { allow: ['anyone'] },
  'session.open': { allow: ['anyone'] },
  'session.recover': { allow: ['anyone'] },
  'session.close': { allow: ['signed-in'] },
  'session.confirm': { allow: ['signed-in'] },
  'session.list-ways': { allow: ['anyone'] },
  'session.ask-passkey': { allow: ['anyone'] },
  'session.open-by-passkey': { allow: ['anyone'] },
  'session.begin-elsewhere': { allow: ['anyone'] },
  // Who comes back is known by what they began.
  'session.end-elsewhere': { allow: ['anyone'] },
  'token.use': { allow: ['anyone'] },

  // Whom a registered platform vouches for, which is looked at there.
  'lti.login': { allow: ['anyone'] },
  'lti.launch': { allow: ['anyone'] },
  'lti.keys': { allow: ['anyone'] },
  'lti.platforms.read': { allow: ['admin'] },
  'lti.platforms.change': { allow: ['admin'], needsConfirmation: true },
  'lti.choices.answer': { allow: ['self'] },
  'lti.class.read': { allow: STAFF },
  'lti.class.change': { allow: LEADS },

  'account.read': { allow: ['self'] },
  'account.change': { allow: ['self'] },
  'account.export': { allow: ['self'] },
  'account.erase': { allow: ['self'], needsConfirmation: true },

  'passkeys.add': { allow: ['self'], needsConfirmation: true },
  'passkeys.rename': { allow: ['self'] },
  'passkeys.remove': { allow: ['self'], needsConfirmation: true },
  'identities.link': { allow: ['self'], needsConfirmation: true },
  'identities.unlink': { allow: ['self'], needsConfirmation: true },

  'certificates.list-own': { allow: ['self'] },
  'certificates.issue': { allow: ['self'] },
  'certificates.read': { allow: ['anyone'] },
  'certificates.revoke': { allow: ['self', 'admin'] },

  'sync.push': { allow: ['self'] },

  'users.list': { allow: ['admin'] },
  'users.invite': { allow: ['admin'], needsConfirmation: true },
  'users.change': { allow: ['admin'], needsConfirmation: true },
  'users.reset': { allow: ['admin'], needsConfirmation: true },

  'classes.list': { allow: ['signed-in'] },
  'class.create': { allow: ['teacher', 'admin'] },
  'class.read': { allow: EVERYBODY_IN_IT },
  'class.change': { allow: LEADS },
  'class.copy': { allow: LEADS },
  'class.rotate-code': { allow: LEADS },
  'class.preview': { allow: ['anyone'] },
  'class.join': { allow: ['anyone'] },
  'class.leave': { allow: ['learner', 'ta'] },

  'sections.change': { allow: LEADS },
  'members.list': { allow: STAFF },
  'members.change': { allow: LEADS },
  'members.change-role': { allow: LEADS, needsConfirmation: true },
  'members.reset': { allow: LEADS, needsConfirmation: true },
  'roster.read': { allow: STAFF },
  'roster.import': { allow: LEADS },
  'class.export': { allow: [...LEADS, 'ta-with-export'], needsConfirmation: true },

  'assignments.list': { allow: EVERYBODY_IN_IT },
  'assignments.change': { allow: LEADS },
  'submissions.add': { allow: ['learner'] },
  'submissions.list-own': { allow: ['learner'] },
  'work.list-own': { allow: ['learner'] },
  'artifacts.add': { allow: ['self'] },
  'receipts.verify': { allow: STAFF },

  'gradebook.read': { allow: STAFF },
  'gradebook.read-cell': { allow: STAFF },
  'gradebook.reveal': { allow: LEADS },
  'gradebook.similar': { allow: STAFF },
  'insights.read': { allow: STAFF },
  'class.view-as': { allow: STAFF },

  'grades.override': { allow: STAFF },
  'regrades.read': { allow: LEADS },
  'regrades.change': { allow: LEADS },

  'overrides.list': { allow: STAFF },
  'overrides.change': { allow: LEADS },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;
