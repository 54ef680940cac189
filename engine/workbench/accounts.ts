/** A scope that a key of a service may have. */
export interface Scope {
  readonly id: string;
  readonly allows: string;
}

/** A service of the lab that one signs up for. */
export interface Service {
  readonly id: 'git' | 'cloud';
  readonly title: string;
  /** What it stands for. */
  readonly like: string;
  readonly scopes: readonly Scope[];
}

/** The lab's own services. Their scopes are shaped after fine-grained tokens and cloud roles, and are fewer. */
export const SERVICES: readonly Service[] = [
  {
    id: 'git',
    title: 'Lab Git',
    like: 'GitHub',
    scopes: [
      { id: 'contents:read', allows: 'Read files and history of one repository' },
      { id: 'contents:write', allows: 'Push to one repository' },
      { id: 'workflows:write', allows: 'Change what runs on every push' },
      { id: 'admin', allows: 'Everything, in every repository' },
    ],
  },
  {
    id: 'cloud',
    title: 'Lab Cloud',
    like: 'AWS, Google Cloud or Azure',
    scopes: [
      { id: 'storage:read', allows: 'Read files of one bucket' },
      { id: 'storage:write', allows: 'Write and delete files of one bucket' },
      { id: 'compute:write', allows: 'Start and stop machines' },
      { id: 'admin', allows: 'Everything in the account, the bill too' },
    ],
  },
];

/** A key of a service. */
export interface AccessKey {
  readonly id: string;
  readonly service: Service['id'];
  readonly name: string;
  readonly scopes: readonly string[];
  /** The day of the lab on which it was made. */
  readonly madeOn: number;
  /** Days for which it holds; null: for ever. */
  readonly days: number | null;
  readonly revokedOn?: number;
  /** Shown once when it is made; kept so that scanners can be tried on it. It opens nothing outside the lab. */
  readonly value: string;
}

/** Whether a key opens its service on a day. */
export function isLive(key: AccessKey, day: number): boolean {
  return key.revokedOn === undefined && (key.days === null || day <= key.madeOn + key.days);
}
