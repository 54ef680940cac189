import { describe, expect, it } from 'vitest';
import { type CommandForm, type FormValues, initialValues, isFilledIn } from './command-form';
import {
  cherryPickForm,
  deleteBranchForm,
  identityForm,
  mergeForm,
  newBranchForm,
  remoteForm,
  resetForm,
  revertForm,
  stashForm,
  tagForm,
} from './forms';

const lineOf = (form: CommandForm, values: FormValues = {}) =>
  form.line({ ...initialValues(form), ...values });

describe('the windows that ask for what a command needs', () => {
  it('make the line from what was filled in', () => {
    expect(lineOf(newBranchForm('abc1234', 'x'), { name: ' try ' })).toBe('git switch -c try abc1234');
    expect(lineOf(newBranchForm('abc1234', 'x'), { name: 'try', switch: '' })).toBe('git branch try abc1234');
    expect(lineOf(tagForm('abc1234', 'x'), { name: 'v1' })).toBe('git tag v1 abc1234');
    expect(lineOf(tagForm('abc1234', 'x'), { name: 'v1', message: 'It is out' })).toBe(
      "git tag -a v1 -m 'It is out' abc1234",
    );
    expect(lineOf(mergeForm('topic', 'main'))).toBe('git merge topic');
    expect(lineOf(mergeForm('topic', 'main'), { how: '--no-ff' })).toBe('git merge --no-ff --no-edit topic');
    expect(lineOf(resetForm('abc1234', 'x', 'main'))).toBe('git reset --mixed abc1234');
    expect(lineOf(stashForm(), { message: 'wip' })).toBe('git stash push -u -m wip');
    expect(lineOf(cherryPickForm('abc1234', 'x', 'main'), { origin: 'yes' })).toBe(
      'git cherry-pick -x abc1234',
    );
    expect(lineOf(deleteBranchForm('topic', false), { force: 'yes' })).toBe('git branch -D topic');
    expect(lineOf(identityForm(null), { name: 'Ada L', email: 'ada@example.com' })).toBe(
      "git config --global user.name 'Ada L' && git config --global user.email ada@example.com",
    );
  });

  it('ask which parent a merge goes back to', () => {
    expect(lineOf(revertForm('abc1234', 'x', 1))).toBe('git revert --no-edit abc1234');
    expect(lineOf(revertForm('abc1234', 'x', 2))).toBe('git revert --no-edit -m 1 abc1234');
  });

  it('wait for what is needed, and for nothing else', () => {
    const form = tagForm('abc1234', 'x');
    expect(isFilledIn(form, initialValues(form))).toBe(false);
    expect(isFilledIn(form, { name: 'v1' })).toBe(true);
    expect(isFilledIn(remoteForm('origin'), { name: 'origin', url: ' ' })).toBe(false);
    expect(isFilledIn(deleteBranchForm('topic', true), {})).toBe(true);
  });
});
