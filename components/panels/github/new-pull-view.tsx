'use client';

import { useState } from 'react';
import { counted } from '@/components/lesson/format';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Switch } from '@/components/ui/switch';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { ComparePage } from '@/engine/versioning/forge/views/commit-pages';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';
import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { BranchSelect } from './branch-select';
import { createPullLine } from './commands';
import { CommitRows } from './commit-rows';
import { DiffFile } from './diff-file';
import { useForge } from './forge-context';
import { LinesToRun } from './lines-to-run';
import { nameOf, type Place } from './place';
import { ViewTitle } from './view-title';
import { titleOfBranch } from './words';

type NewPullPlace = Extract<Place, { view: 'new-pull' }>;

/** Two branches side by side, and the form that makes a pull request of them. */
export function NewPullView({ place }: { readonly place: NewPullPlace }) {
  const { lab } = useForge();
  const { repository } = place;
  const state = useLabAnswer(lab, 'forge.repository', repository);
  return (
    <>
      <ViewTitle
        crumbs={[
          { label: 'Repositories', place: { view: 'home' } },
          { label: nameOf(repository), place: { view: 'repository', repository, tab: 'pulls' } },
        ]}
        title="New pull request"
      />
      <Answered state={state} what="the branches">
        {(page) => <ChooseBranches place={place} page={page} />}
      </Answered>
    </>
  );
}

/** The branch that is most likely meant: the one that was asked for, or the newest that is ahead and has no pull request. */
const likelyHead = ({ branches }: RepositoryPage, asked: string | undefined): string | undefined =>
  (
    branches.find(({ name }) => name === asked) ??
    branches.find(({ isDefault, ahead, pull }) => !isDefault && ahead > 0 && pull === null) ??
    branches.find(({ isDefault }) => !isDefault)
  )?.name;

function ChooseBranches({ place, page }: { readonly place: NewPullPlace; readonly page: RepositoryPage }) {
  const { lab } = useForge();
  const [base, setBase] = useState(page.defaultBranch);
  const [head, setHead] = useState(likelyHead(page, place.head) ?? page.defaultBranch);
  const state = useLabAnswer(lab, 'forge.compare', { ...place.repository, base, head });
  const { answer } = state;
  const isCurrent = answer?.base === base && answer.head === head;
  return (
    <div className="flex flex-col gap-3 p-3">
      <div className="flex flex-wrap items-end gap-3">
        <BranchSelect page={page} label="Into (base)" value={base} onChange={setBase} />
        <BranchSelect page={page} label="From (head)" value={head} onChange={setHead} />
      </div>
      {base === head ? (
        <Callout title="Choose two branches">
          A pull request brings the commits of one branch into another.
        </Callout>
      ) : (
        <Answered state={isCurrent ? state : { ...state, answer: undefined }} what="what differs">
          {(compared) =>
            compared === null ? (
              <Callout tone="failed" title="One of the branches is not there any more" />
            ) : (
              <Compared key={`${base}...${head}`} place={place} page={page} compared={compared} />
            )
          }
        </Answered>
      )}
    </div>
  );
}

function Compared({
  place,
  page,
  compared,
}: {
  readonly place: NewPullPlace;
  readonly page: RepositoryPage;
  readonly compared: ComparePage;
}) {
  const { base, head, commits, files, isRelated } = compared;
  if (!isRelated)
    return (
      <Callout tone="failed" title="These branches have no history in common">
        One of them was begun anew, with a <code>git init</code> of its own: nothing can be merged.
      </Callout>
    );
  if (commits.length === 0)
    return (
      <Callout title="Nothing to bring">
        {base} has everything that {head} has. Commit on {head} and push it.
      </Callout>
    );
  return (
    <>
      <PullForm place={place} page={page} compared={compared} />
      <h3 className="mt-2 font-medium text-ink text-sm">
        {counted(commits.length, 'commit')}, {counted(files.length, 'file')} changed
      </h3>
      <CommitRows repository={place.repository} commits={commits} />
      {files.map((file) => (
        <DiffFile key={file.path} file={file} look="unified" />
      ))}
    </>
  );
}

function PullForm({
  place,
  page,
  compared: { base, head, commits },
}: {
  readonly place: NewPullPlace;
  readonly page: RepositoryPage;
  readonly compared: ComparePage;
}) {
  const { home, run, isBusy, go } = useForge();
  const only = commits.length === 1 ? commits[0] : undefined;
  const [title, setTitle] = useState(only?.subject ?? titleOfBranch(head));
  const [body, setBody] = useState(only?.body ?? '');
  const [isDraft, setDraft] = useState(false);
  const [reviewers, setReviewers] = useState<readonly string[]>([]);
  const { repository } = place;
  const open = page.branches.find(({ name }) => name === head);
  const line = createPullLine(
    { repository, local: home.local },
    { title, body, base, head, isDraft, reviewers },
  );
  const create = async () => {
    const printed = await run(line);
    const number = Number(/\/pull\/(\d+)/.exec(printed ?? '')?.[1]);
    if (number > 0) go({ view: 'pull', repository, number, tab: 'conversation' });
  };
  return (
    <form
      className="flex flex-col gap-3 rounded-md border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField label="Title" value={title} onChange={setTitle} isRequired />
      <TextArea
        label="Description"
        description="Markdown. Say why, what, and how you know that it works."
        value={body}
        onChange={setBody}
        rows={5}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium text-[0.8125rem] text-ink">Ask for a review</legend>
        {page.colleagues.map(({ login, name, role }) => (
          <Switch
            key={login}
            isSelected={reviewers.includes(login)}
            onChange={(isAsked) =>
              setReviewers(isAsked ? [...reviewers, login] : reviewers.filter((one) => one !== login))
            }
            description={role}
          >
            {name}
          </Switch>
        ))}
        <p className="text-ink-muted text-xs">Whoever is asked looks at once, and again at every push.</p>
      </fieldset>
      <Switch
        isSelected={isDraft}
        onChange={setDraft}
        description="Not to be merged yet; reviewers comment and hold their verdict back."
      >
        Draft
      </Switch>
      <LinesToRun lines={[line]} />
      <div>
        <Button type="submit" variant="primary" isPending={isBusy} isDisabled={title.trim() === ''}>
          {isDraft ? 'Open the draft' : 'Open the pull request'}
        </Button>
        {open?.pull ? (
          <span className="ms-3 text-ink-muted text-xs">
            #{open.pull} was opened from {head} before.
          </span>
        ) : null}
      </div>
    </form>
  );
}
