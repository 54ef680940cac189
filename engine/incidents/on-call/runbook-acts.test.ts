import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../monitoring/service/runbook';
import { ACTION_WORDS } from '../../world/actions';
import { actCommand, runbookActs } from './runbook-acts';

const read = (text: string) => runbookActs(parseRunbook(text), ACTION_WORDS);

describe('a runbook as acts', () => {
  it('has the acts of each section in their order', () => {
    const { plans, problems } = read(
      '# Night\n\n## HighErrorRate\n\nFirst the release.\n\n```sh\noncall act rollback-code   # quick\noncall act fail-over\n```\n\n## RowsRefused\n\n```sh\noncall act switch-off-feature Gr_Liv_Area\n```\n\n## Quiet\n',
    );
    expect(problems).toEqual([]);
    expect(plans).toEqual([
      { alert: 'HighErrorRate', line: 3, acts: [{ kind: 'rollback-code' }, { kind: 'fail-over' }] },
      { alert: 'RowsRefused', line: 12, acts: [{ kind: 'switch-off-feature', column: 'Gr_Liv_Area' }] },
      { alert: 'Quiet', line: 18, acts: [] },
    ]);
    expect(plans[1]!.acts.map(actCommand)).toEqual(['oncall act switch-off-feature Gr_Liv_Area']);
  });

  it('names what nobody could do', () => {
    const { plans, problems } = read('## A\n```sh\noncall act pray\nrm -rf /\noncall act retrain\n```\n');
    expect(plans[0]!.acts).toEqual([{ kind: 'retrain' }]);
    expect(problems).toEqual([
      expect.stringMatching(/no act pray/),
      expect.stringMatching(/`rm -rf \/` is nothing that can be done/),
    ]);
  });
});
