import { subjectOf } from '../../../git/objects/commit';
import { distinct, type ReviewRule } from '../finding';

const VAGUE =
  /^(?:(?:(?:some|small|minor|quick|more|final|last|a few) )*(?:fix(?:es|ed)?|wip|updates?|updated|chang(?:es?|ed)|stuff|misc|tmp|temp|oops|bug ?fix(?:es)?|edits?|tweaks?|cleanup|clean up|commit|progress|asdf\w*|work|done))[.!… ]*$/i;
/** Columns that a subject has in `git log --oneline` and on GitHub. */
const LONGEST = 72;

/** Subjects of commits that will not tell anybody what was done. */
export const UNCLEAR_SUBJECT: ReviewRule = {
  id: 'unclear-subject',
  blocking: false,
  focus: ['engineering', 'data', 'platform'],
  find: ({ commits }) =>
    distinct(
      commits
        .filter(({ parents }) => parents.length < 2)
        .flatMap((commit) => {
          const subject = subjectOf(commit.message);
          const short = commit.id.slice(0, 7);
          const isVague = VAGUE.test(subject) || !/\S\s+\S/.test(subject);
          if (!isVague && subject.length <= LONGEST) return [];
          const text = isVague
            ? `“${subject}” (${short}) does not say what was changed, nor why. Reword it (git rebase -i, or git commit --amend).`
            : `The subject of ${short} has ${subject.length} characters; lists cut it off after ${LONGEST}. Put the rest into the body.`;
          return [{ key: subject, path: null, line: null, text }];
        }),
    ),
};
