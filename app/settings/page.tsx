import type { Metadata } from 'next';
import { ClassSettings } from '@/components/accounts/class-settings';
import { AppearanceSettings } from '@/components/shell/settings/appearance-settings';
import { EditorSettings } from '@/components/shell/settings/editor-settings';
import { WorkSettings } from '@/components/shell/settings/work-settings';

export const metadata: Metadata = { title: 'Settings' };

export default function SettingsPage() {
  return (
    <main className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-8">
      <h1 className="mb-6 font-semibold text-2xl text-ink tracking-tight">Settings</h1>
      <AppearanceSettings />
      <EditorSettings />
      <WorkSettings />
      <ClassSettings />
    </main>
  );
}
