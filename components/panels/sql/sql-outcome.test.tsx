import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { SqlState } from '@/stores/sql-contract';
import { SqlOutcome } from './sql-outcome';

const STATE: SqlState = {
  query: '',
  asked: 'select nothing\n  from ames_housing',
  isRunning: false,
  answer: null,
  refusal: null,
  failure: null,
  setQuery: () => {},
  run: async () => {},
  stop: () => {},
};
const text = (state: Partial<SqlState>) =>
  renderToStaticMarkup(<SqlOutcome state={{ ...STATE, ...state }} />);

describe('SqlOutcome', () => {
  it('says where a query is wrong, and points there', () => {
    const refusal = { message: 'column "nothing" does not exist', code: '42703', position: 8, hint: null };
    const html = text({ refusal });
    expect(html).toContain('does not exist, line 1, column 8 (42703)');
    expect(html).toContain(`select nothing\n<span aria-hidden="true">${' '.repeat(7)}^</span>`);
  });

  it('shows rows with null as null, and says how many there were', () => {
    const html = text({ answer: { columns: ['n', 'who'], rows: [['1', null]], count: 700, affected: 0 } });
    expect(html).toContain('700 rows, the first 1 of them below');
    expect(html).toContain('>null<');
  });

  it('says that nothing of a change stays', () => {
    expect(text({ answer: { columns: [], rows: [], count: 0, affected: 2 } })).toContain(
      '2 rows were changed',
    );
  });
});
