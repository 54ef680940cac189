import { describe, expect, it } from 'vitest';
import {
  createPullLine,
  createRepositoryLines,
  deleteBranchLine,
  mergeLine,
  protectLine,
  pushLine,
  reviewLine,
} from './commands';

const repository = { owner: 'ada', name: 'prices' };
const own = {
  branch: 'work',
  hasCommits: true,
  unpushed: 0,
  remotes: [{ remote: 'origin', owner: 'ada', name: 'prices' }],
};

describe('command lines of the GitHub panel', () => {
  it('name the repository only where the project does not know it', () => {
    expect(mergeLine({ repository, local: own }, 7, 'squash', true)).toBe(
      'gh pr merge 7 --squash --delete-branch',
    );
    expect(mergeLine({ repository, local: null }, 7, 'merge', false)).toBe(
      'gh pr merge 7 --merge -R ada/prices',
    );
    expect(deleteBranchLine({ repository, local: own }, 'work')).toBe('git push origin --delete work');
    expect(deleteBranchLine({ repository, local: null }, 'work')).toBe(
      'gh api repos/ada/prices/git/refs/heads/work -X DELETE',
    );
  });

  it('quote what people write, over several lines too', () => {
    const given = { base: 'main', head: 'work', isDraft: true, reviewers: ['noor-haddad'] };
    expect(createPullLine({ repository, local: own }, { ...given, title: "It's $5", body: 'a\nb' })).toBe(
      "gh pr create --base main --head work --title 'It'\\''s $5' --body 'a\nb' --reviewer noor-haddad --draft",
    );
  });

  it('make a repository of a project step by step, leaving out what is done', () => {
    const given = { name: 'prices', visibility: 'private', description: '', identity: null } as const;
    expect(createRepositoryLines(null, given)).toEqual([
      'git init -b main',
      'git add -A',
      "git commit -m 'Start the project'",
      'gh repo create prices --private --source=. --push',
    ]);
    expect(createRepositoryLines({ ...own, remotes: [] }, { ...given, description: 'House prices' })).toEqual(
      ["gh repo create prices --private --description 'House prices' --source=. --push"],
    );
    expect(pushLine('origin', 'work', false)).toBe('git push -u origin work');
  });

  it('send a review by gh, and one with remarks at lines by the API', () => {
    const place = { repository, local: own };
    expect(reviewLine(place, 3, { verdict: 'approve', body: '', remarks: [] })).toBe(
      'gh pr review 3 --approve',
    );
    expect(
      reviewLine(place, 3, {
        verdict: 'request-changes',
        body: 'One thing.',
        remarks: [{ path: 'a.ts', line: 2, text: 'Why?' }],
      }),
    ).toBe(
      "gh api repos/ada/prices/pulls/3/reviews -f event=REQUEST_CHANGES -f 'body=One thing.' -f 'comments[][path]=a.ts' -F 'comments[][line]=2' -f 'comments[][body]=Why?'",
    );
  });

  it('set a rule as the API has it', () => {
    const rule = {
      requirePullRequest: true,
      requiredReviews: 1,
      requiredChecks: ['test'],
      requireUpToDate: true,
      requireResolved: false,
      requireOwnerReview: true,
    };
    const line = protectLine({ repository, local: own }, 'main', rule);
    expect(line).toMatch(
      /^echo '\{.*\}' \| gh api repos\/ada\/prices\/branches\/main\/protection -X PUT --input -$/,
    );
    expect(JSON.parse(/'(.*)'/.exec(line)![1]!)).toMatchObject({
      required_status_checks: { strict: true, contexts: ['test'] },
      required_pull_request_reviews: { required_approving_review_count: 1, require_code_owner_reviews: true },
    });
  });
});
