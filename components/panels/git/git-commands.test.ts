import { describe, expect, it } from 'vitest';
import { adviceFor, stopsAtConflict } from './git-advice';
import {
  commitLine,
  continueLine,
  discardLine,
  gitLine,
  takeSideLine,
  unstageLine,
  withInput,
} from './git-commands';

const conflict = {
  path: 'a b.txt',
  words: 'both modified',
  hasOurs: true,
  hasTheirs: true,
  blocks: 1,
  firstLine: 1,
};

describe('the lines that the panel runs', () => {
  it('are what one would type, odd names kept inside their word', () => {
    expect(gitLine('switch', '-c', "it's; rm -rf ~")).toBe("git switch -c 'it'\\''s; rm -rf ~'");
    expect(commitLine(' One\n\nTwo \n', true)).toBe("git commit --amend -m 'One\n\nTwo'");
  });

  it('settle a conflict for one side, or remove the file where that side has none', () => {
    expect(takeSideLine(conflict, 'theirs')).toBe(
      "git checkout --theirs -- 'a b.txt' && git add -- 'a b.txt'",
    );
    expect(takeSideLine({ ...conflict, hasOurs: false }, 'ours')).toBe("git rm -q -- 'a b.txt'");
  });

  it('discard changes, and remove files that git does not know', () => {
    const known = { path: 'a.txt', status: 'M' };
    const unknown = { path: 'new.txt', status: '?' };
    expect(discardLine([known])).toBe('git restore -- a.txt');
    expect(discardLine([known, unknown])).toBe('git restore -- a.txt && git clean -f -q -- new.txt');
  });

  it('unstage, before the first commit as well', () => {
    expect(unstageLine(['a.txt'], false)).toBe('git restore --staged -- a.txt');
    expect(unstageLine(['a.txt'], true)).toBe('git rm --cached -q -r -- a.txt');
  });

  it('go on with the message that git has prepared', () => {
    expect(continueLine('merge')).toBe('git commit --no-edit');
    expect(continueLine('rebase')).toBe('git -c core.editor=true rebase --continue');
  });

  it('give a patch as input that can hold any line', () => {
    expect(withInput('git apply', 'a\nPATCH\n')).toBe("git apply <<'PATCH_'\na\nPATCH\nPATCH_");
  });
});

describe('what to try', () => {
  it('is said for what git refuses most', () => {
    expect(adviceFor('Author identity unknown\n\n*** Please tell me who you are.\n')).toContain(
      'who commits',
    );
    expect(adviceFor(' ! [rejected]        main -> main (fetch first)\nerror: failed to push')).toContain(
      'Pull first',
    );
    expect(
      adviceFor('error: Your local changes to the following files would be overwritten by merge:\n\ta.txt'),
    ).toContain('stash');
    expect(adviceFor('fatal: something new')).toBeUndefined();
  });

  it('a stop at a conflict is no failure', () => {
    expect(stopsAtConflict('Auto-merging a\nCONFLICT (content): Merge conflict in a\n')).toBe(true);
    expect(stopsAtConflict('error: could not apply 1234567... x\n')).toBe(true);
    expect(stopsAtConflict('fatal: refusing to merge unrelated histories')).toBe(false);
  });
});
