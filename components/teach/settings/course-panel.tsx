'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/select';
import { Table, type TableColumn } from '@/components/ui/table';
import type { ClassLtiAnswer } from '@/contracts/api/lti';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath, useAssignments } from '../data/class-data';
import { Failed } from '../data/failed';
import { Loaded } from '../data/loaded';
import { inZone } from '../data/moment';
import { useAct } from '../data/use-act';
import { useServer } from '../data/use-server';
import { useLeads } from '../use-leads';
import { SettingsPart } from './settings-part';

type Score = ClassLtiAnswer['scores'][number];

/** The courses of learning management systems that this class is: their people, links and gradebooks. Nothing where there are none. */
export function CoursePanel() {
  const { id } = useThisClass();
  const found = useServer<ClassLtiAnswer>(`${classPath(id)}/lti`);
  if (found.data?.courses.length === 0) return null;
  return (
    <SettingsPart
      title="Courses of learning management systems"
      about="People come in by the links of the course. What the lab grades is sent to its gradebook, as soon as learners may see it."
    >
      <Loaded of={found} what="the courses">
        {(shown) => <Course shown={shown} />}
      </Loaded>
    </SettingsPart>
  );
}

function Course({ shown: { courses, links, scores } }: { shown: ClassLtiAnswer }) {
  const { id, timeZone } = useThisClass();
  const leads = useLeads();
  const assignments = useAssignments(id).data?.assignments ?? [];
  const { act, isPending, failure } = useAct();
  const path = `${classPath(id)}/lti`;
  const sendAgain = (body: object) =>
    void act(() => askServer<{ count: number }>('POST', `${path}/scores`, body), {
      changes: path,
      said: ({ count }) => (count === 1 ? 'One score is sent again' : `${count} scores are sent again`),
    });
  const missing = scores.filter(({ state, tries }) => state !== 'sent' && (state !== 'waiting' || tries > 0));
  const titleOf = (linkId: string) => links.find((link) => link.id === linkId)?.title ?? '';
  const columns: readonly TableColumn<Score>[] = [
    { id: 'name', label: 'Learner', rowHeader: true, cell: ({ name }) => name },
    { id: 'link', label: 'Link', cell: ({ linkId }) => titleOf(linkId) },
    {
      id: 'points',
      label: 'Points',
      align: 'end',
      cell: ({ points, most }) => `${round(points)} of ${round(most)}`,
    },
    { id: 'state', label: 'There', cell: (score) => stateWords(score, timeZone) },
    {
      id: 'again',
      label: <span className="sr-only">Send again</span>,
      cell: (score) =>
        leads && missing.includes(score) ? (
          <Button
            size="sm"
            isDisabled={isPending}
            onPress={() => sendAgain({ linkId: score.linkId, memberId: score.memberId })}
          >
            Send again<span className="sr-only">: {score.name}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <div className="flex flex-col gap-5">
      <Failed failure={failure} />
      {courses.map((course) => (
        <div key={course.id} className="flex flex-col gap-2">
          <p className="text-ink text-sm">
            <strong className="font-semibold">{course.platform}</strong>
            {course.listsPeople
              ? `: people ${course.syncedAt === null ? 'are being asked for' : `as of ${inZone(course.syncedAt, timeZone)}`}.`
              : ': it does not list its people; they are members from their first visit.'}
          </p>
          {course.syncError === null ? null : (
            <Callout tone="failed" title="Its people could not be listed">
              {course.syncError}
            </Callout>
          )}
        </div>
      ))}
      {leads && courses.some(({ listsPeople }) => listsPeople) ? (
        <Button
          className="self-start"
          isDisabled={isPending}
          onPress={() =>
            void act(() => askServer<object>('POST', `${path}/people`), {
              changes: path,
              said: 'The people of the course are being asked for',
            })
          }
        >
          Ask for its people now
        </Button>
      ) : null}
      {links.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {links.map((link) => (
            <li key={link.id} className="flex flex-wrap items-end gap-x-4 gap-y-1">
              <Select
                label={`“${link.title}” opens`}
                className="w-full max-w-sm"
                isDisabled={!leads || isPending}
                options={[
                  { id: '', label: 'The class' },
                  ...assignments.map(({ id: value, title, contentId }) => ({
                    id: value,
                    label: `${contentId} ${title}`,
                  })),
                ]}
                value={link.assignmentId ?? ''}
                onChange={(value) =>
                  void act(
                    () =>
                      askServer<object>('PUT', `${path}/links/${link.id}`, { assignmentId: value || null }),
                    {
                      changes: path,
                      said: 'The link is changed',
                    },
                  )
                }
              />
              <span className="pb-2 text-ink-muted text-sm">
                {link.hasColumn ? 'has a column in the gradebook' : 'has no column in the gradebook'}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {scores.length > 0 ? (
        <Table
          caption="Scores that were sent"
          captionVisible
          columns={columns}
          rows={scores}
          rowKey={({ linkId, memberId }) => `${linkId} ${memberId}`}
        />
      ) : null}
      {leads && missing.length > 1 ? (
        <Button className="self-start" isDisabled={isPending} onPress={() => sendAgain({})}>
          Send all again that have not arrived
        </Button>
      ) : null}
    </div>
  );
}

const round = (points: number): number => Math.round(points * 100) / 100;

/** What became of a score, in a sentence. */
function stateWords({ state, sentAt, dueAt, tries, error }: Score, timeZone: string): string {
  switch (state) {
    case 'sent':
      return sentAt === null ? 'arrived' : `arrived ${inZone(sentAt, timeZone)}`;
    case 'newer':
      return 'the gradebook has a newer grade, which is left alone';
    case 'refused':
      return `not taken: ${error ?? 'no reason was given'}`;
    case 'waiting':
      return tries === 0
        ? `waits until ${inZone(dueAt, timeZone)}`
        : `tried ${tries === 1 ? 'once' : `${tries} times`}, again ${inZone(dueAt, timeZone)}: ${error ?? ''}`;
  }
}
