/** What people on call can do. Each takes its time, and does what it does: whether that helps is another question. */
export const ACTION_KINDS = [
  'rollback-code',
  'rollback-model',
  'rollback-data',
  'retrain',
  'restart-service',
  'restart-dns',
  'restart-consumers',
  'scale-out',
  'fail-over',
  'rotate-credential',
  'renew-certificate',
  'revert-config',
  'limit-retries',
  'free-disk',
  'sync-clock',
  'quarantine-rows',
  'switch-off-feature',
  'deduplicate',
  'rerun-features',
  'contact-upstream',
  'change-machines',
] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

/** An act with what it is about. */
export interface Action {
  readonly kind: ActionKind;
  /** `switch-off-feature`, `quarantine-rows`: the column; absent: the one that an inspection would show first. */
  readonly column?: string;
}

/** What each act is called. */
export const ACTION_WORDS: Readonly<Record<ActionKind, string>> = {
  'rollback-code': 'Roll the code back',
  'rollback-model': 'Roll the model back',
  'rollback-data': 'Roll the data back',
  retrain: 'Train again',
  'restart-service': 'Restart the service',
  'restart-dns': 'Restart DNS',
  'restart-consumers': 'Restart the consumers of the queue',
  'scale-out': 'Add replicas',
  'fail-over': 'Fail over',
  'rotate-credential': 'Rotate the credential',
  'renew-certificate': 'Renew the certificate',
  'revert-config': 'Revert the configuration',
  'limit-retries': 'Limit retries',
  'free-disk': 'Free the disk',
  'sync-clock': 'Synchronise clocks',
  'quarantine-rows': 'Quarantine rows',
  'switch-off-feature': 'Switch a feature off',
  deduplicate: 'Drop duplicates',
  'rerun-features': 'Run the features again',
  'contact-upstream': 'Contact the team upstream',
  'change-machines': 'Change the machines',
};
