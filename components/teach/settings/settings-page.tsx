'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { useThisClass } from '../class-context';
import { useLeads } from '../use-leads';
import { ArchivePanel } from './archive-panel';
import { ClassForm } from './class-form';
import { CopyPanel } from './copy-panel';
import { CoursePanel } from './course-panel';
import { ExportPanel } from './export-panel';
import { ReceiptPanel } from './receipt-panel';
import { SectionsPanel } from './sections-panel';
import { SettingsPart } from './settings-part';

/** What the class is called, its sections, its copies, its export and its end. */
export function SettingsPage() {
  const { id, isArchived, role } = useThisClass();
  const leads = useLeads();
  const ledByMe = leads || (isArchived && role !== 'ta');
  return (
    <div className="max-w-3xl">
      <h2 className="sr-only">Settings</h2>
      {leads ? <ClassForm /> : null}
      {leads ? <SectionsPanel /> : null}
      <SettingsPart
        title="See it as a learner"
        about="What a learner of this class sees, without being one. Nothing can be changed there."
      >
        <Link href={`/teach/${id}/view`} className={buttonClass()}>
          View as a learner
        </Link>
      </SettingsPart>
      <CoursePanel />
      <ReceiptPanel />
      <ExportPanel />
      {ledByMe ? <CopyPanel /> : null}
      {ledByMe ? <ArchivePanel /> : null}
    </div>
  );
}
