'use client';

import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import type { MemberInfo } from '@/contracts/api/teach';
import { useThisClass } from '../class-context';
import { type MemberAct, MemberDialogs } from './member-dialogs';
import { MemberRow } from './member-row';

const PAGE = 60;
const HEAD = 'whitespace-nowrap px-3 py-2 text-start font-medium text-ink-muted text-xs';

/** The people of the class, found by name and section. */
export function MembersList({ members, leads }: { members: readonly MemberInfo[]; leads: boolean }) {
  const { sections } = useThisClass();
  const [name, setName] = useState('');
  const [section, setSection] = useState('all');
  const [shown, setShown] = useState(PAGE);
  const [acting, setActing] = useState<MemberAct | null>(null);
  const found = useMemo(() => {
    const wanted = name.trim().toLowerCase();
    const isFound = (member: MemberInfo) =>
      (section === 'all' || (member.sectionId ?? 'none') === section) &&
      `${member.name} ${member.displayName} ${member.username ?? ''} ${member.studentId ?? ''}`
        .toLowerCase()
        .includes(wanted);
    return members.filter(isFound).toSorted((a, b) => RANK[rankOf(a)] - RANK[rankOf(b)]);
  }, [members, name, section]);
  const learners = members.filter(({ role, status }) => role === 'learner' && status === 'active').length;
  return (
    <section aria-label="Members">
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <TextField label="Find by name or number" className="w-64" value={name} onChange={setName} />
        {sections.length > 0 ? (
          <Select
            label="Section"
            className="w-44"
            options={[
              { id: 'all', label: 'All sections' },
              ...sections.map(({ id, name }) => ({ id, label: name })),
              { id: 'none', label: 'In none' },
            ]}
            value={section}
            onChange={setSection}
          />
        ) : null}
        <p aria-live="polite" className="pb-2 text-ink-muted text-sm">
          {found.length === members.length
            ? `${learners} ${learners === 1 ? 'learner' : 'learners'}, ${members.length} in all`
            : `${found.length} of ${members.length}`}
        </p>
      </div>
      {learners === 0 ? (
        <EmptyState icon={<Users aria-hidden size={28} />} title="No learners yet" className="mb-4 h-auto">
          Hand out the code or its link. Or import a roster: then each person gets a link of their own.
        </EmptyState>
      ) : null}
      <section
        aria-label="People of the class"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="relative overflow-x-auto rounded-lg border border-line bg-surface"
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">People of the class</caption>
          <thead>
            <tr className="border-line border-b">
              <th scope="col" className={HEAD}>
                Name
              </th>
              <th scope="col" className={HEAD}>
                Role
              </th>
              <th scope="col" className={HEAD}>
                Section
              </th>
              <th scope="col" className={HEAD}>
                Student number
              </th>
              <th scope="col" className={HEAD}>
                Signs in as
              </th>
              <th scope="col" className={HEAD}>
                {leads ? <span className="sr-only">Actions</span> : 'State'}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {found.slice(0, shown).map((member) => (
              <MemberRow key={member.id} member={member} leads={leads} onAct={setActing} />
            ))}
          </tbody>
        </table>
      </section>
      {found.length > shown ? (
        <Button className="mt-3" onPress={() => setShown(shown + 4 * PAGE)}>
          Show {Math.min(4 * PAGE, found.length - shown)} more
        </Button>
      ) : null}
      {acting === null ? null : <MemberDialogs acting={acting} onClose={() => setActing(null)} />}
    </section>
  );
}

const RANK = { instructor: 0, ta: 1, learner: 2, gone: 3 } as const;
const rankOf = ({ role, status }: MemberInfo): keyof typeof RANK => (status === 'active' ? role : 'gone');
