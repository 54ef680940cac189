import type { CardFacts } from '../model-card/facts';

/** What is known of a model of churn, with anything of it otherwise. */
export function churnFacts(otherwise: Partial<CardFacts> = {}): CardFacts {
  return {
    model: 'churn',
    version: { version: 3, aliases: ['champion'], createdMs: 1_772_500_000_000, description: '' },
    run: {
      runId: '0123456789abcdef0123456789abcdef',
      name: 'logistic',
      experimentId: '1',
      user: 'ada',
      endMs: 1_772_442_000_000,
      source: 'src/train.ts',
      commit: 'c0ffee0000000000000000000000000000c0ffee',
      params: [{ key: 'seed', value: '7' }],
    },
    measures: [
      { key: 'auc', value: 0.845_678 },
      { key: 'logLoss', value: 0.41 },
      { key: 'loss', value: 0.4 },
    ],
    groups: [
      { key: 'contract/Two year/auc', value: 0.71, measure: 'auc', factor: 'contract', group: 'Two year' },
      { key: 'contract/Month/auc', value: 0.8, measure: 'auc', factor: 'contract', group: 'Month' },
    ],
    data: [
      {
        path: 'data/telco_churn.csv',
        context: 'training',
        md5: 'd41d8cd98f00b204e9800998ecf8427e',
        now: 'same',
        shape: { rows: 7043, columns: ['customerID', 'tenure', 'Churn'] },
      },
    ],
    license: 'MIT',
    scripts: ['test', 'train'],
    ...otherwise,
  };
}
