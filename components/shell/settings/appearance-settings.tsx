'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { setPreferences, usePreference } from '../use-preferences';
import { Setting, SettingsSection } from './settings-section';

/** Theme and motion. */
export function AppearanceSettings() {
  const theme = usePreference('theme');
  const motion = usePreference('motion');
  return (
    <SettingsSection id="appearance" title="Appearance">
      <Setting title="Theme" about="“System” follows your computer, also when it changes at night.">
        <ToggleGroup
          label="Theme"
          value={theme}
          onChange={(chosen) => setPreferences({ theme: chosen })}
          options={[
            { id: 'system', label: 'System', icon: <Monitor aria-hidden size={14} /> },
            { id: 'light', label: 'Light', icon: <Sun aria-hidden size={14} /> },
            { id: 'dark', label: 'Dark', icon: <Moon aria-hidden size={14} /> },
          ]}
        />
      </Setting>
      <Setting
        title="Motion"
        about="Reduced: nothing moves by itself. Replays show their end at once and can still be played."
      >
        <ToggleGroup
          label="Motion"
          value={motion}
          onChange={(chosen) => setPreferences({ motion: chosen })}
          options={[
            { id: 'system', label: 'System' },
            { id: 'reduced', label: 'Reduced' },
            { id: 'full', label: 'Full' },
          ]}
        />
      </Setting>
    </SettingsSection>
  );
}
