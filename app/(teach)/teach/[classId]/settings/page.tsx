import type { Metadata } from 'next';
import { SettingsPage } from '@/components/teach/settings/settings-page';

export const metadata: Metadata = { title: 'Settings of the class' };

export default function ClassSettingsPage() {
  return <SettingsPage />;
}
