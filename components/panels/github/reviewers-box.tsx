'use client';

import { Button } from '@/components/ui/button';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { askReviewLine, type CommandPlace, removeReviewerLine } from './commands';
import { useForge } from './forge-context';
import { PersonMark, PersonName } from './person-mark';

const STATES = {
  approved: { sign: '✓', words: 'approved', ink: 'text-passed' },
  changes_requested: { sign: '±', words: 'wants changes', ink: 'text-failed' },
  commented: { sign: '○', words: 'has commented', ink: 'text-ink-muted' },
  requested: { sign: '●', words: 'is asked', ink: 'text-ink-muted' },
} as const;

/** Who reviews, how each stands, who else can be asked, and when they answer. */
export function ReviewersBox({ at, page }: { readonly at: CommandPlace; readonly page: PullPage }) {
  const { run, isBusy } = useForge();
  const { number } = page;
  const isOpen = page.state === 'open';
  const others = page.askable.filter(({ login }) => !page.reviewers.some((one) => one.login === login));
  return (
    <aside aria-label="Reviewers" className="flex flex-col gap-2 text-xs">
      <h3 className="font-medium text-ink text-sm">Reviewers</h3>
      <ul className="flex flex-col gap-2">
        {page.reviewers.map(({ person, state, login }) => {
          const look = STATES[state];
          const isColleague = page.askable.some((one) => one.login === login);
          return (
            <li key={login} className="flex flex-wrap items-center gap-2">
              <PersonMark name={person.name} />
              <div className="min-w-0 flex-1">
                <p>
                  <PersonName person={person} />
                </p>
                <p className={look.ink}>
                  <span aria-hidden>{look.sign}</span> {look.words}
                </p>
              </div>
              {isOpen && isColleague && state === 'requested' ? (
                <Button
                  size="sm"
                  variant="quiet"
                  isDisabled={isBusy}
                  onPress={() => void run(removeReviewerLine(at, number, login))}
                >
                  Take back<span className="sr-only"> the request to {person.name}</span>
                </Button>
              ) : null}
            </li>
          );
        })}
        {isOpen
          ? others.map((person) => (
              <li key={person.login} className="flex flex-wrap items-center gap-2">
                <PersonMark name={person.name} />
                <p className="min-w-0 flex-1">
                  <PersonName person={person} />
                </p>
                <Button
                  size="sm"
                  isDisabled={isBusy}
                  onPress={() => void run(askReviewLine(at, number, person.login))}
                >
                  Ask<span className="sr-only"> {person.name} for a review</span>
                </Button>
              </li>
            ))
          : null}
      </ul>
      {isOpen ? (
        <p className="text-ink-muted leading-5">
          {page.isDraft
            ? 'On a draft, reviewers comment. Their verdict comes when it is ready for review.'
            : 'Whoever is asked looks at once and again at every push. They judge by the code: an answer alone settles advice, nothing else.'}
        </p>
      ) : null}
    </aside>
  );
}
