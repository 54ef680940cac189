import { expect, it } from 'vitest';
import { withoutSecrets } from '@/engine/shell/typed-secrets';
import {
  dispatchLine,
  downloadLine,
  rerunLine,
  reviewLine,
  setEnvironmentLine,
  setValueLine,
} from './commands';

const own = { repository: 'ada/prices', isOwn: true };
const other = { repository: 'lin/tools', isOwn: false };

it('writes what one would type', () => {
  expect(rerunLine(own, 7, 'failed')).toBe('gh run rerun 7 --failed');
  expect(rerunLine(other, 7, { job: 12 })).toBe('gh run rerun --job 12 -R lin/tools');
  expect(reviewLine(own, 7, { environment: 'production', isApproved: true, comment: "it's fine" })).toBe(
    `gh run review 7 --approve --environment production --comment 'it'\\''s fine'`,
  );
  expect(downloadLine(own, 7, 'model')).toBe('gh run download 7 --name model --dir artifacts/model');
});

it('leaves out inputs that are left empty', () => {
  expect(dispatchLine(own, '.github/workflows/ci.yml', 'main', { target: 'test server', rounds: '' })).toBe(
    `gh workflow run ci.yml --ref main -f 'target=test server'`,
  );
});

it('never shows the value of a secret', () => {
  const line = setValueLine(own, 'secret', { name: 'TOKEN', value: "hun'ter 2; x", environment: 'prod' });
  expect(withoutSecrets(line)).toBe('gh secret set TOKEN --env prod --body ***');
});

it('gives an environment its rules', () => {
  const rules = { name: 'production', reviewers: ['a', 'b'], waitMinutes: 5, branches: ['main'] };
  expect(setEnvironmentLine(own, { ...rules, preventSelfReview: true })).toBe(
    'gh environment set production --reviewer a --reviewer b --wait-minutes 5 --branch main --prevent-self-review',
  );
});
