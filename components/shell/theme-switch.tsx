'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { iconButtonClass } from '@/components/ui/button-class';
import type { Preferences } from '@/stores/preferences';
import { setPreferences, usePreference } from './use-preferences';

const NEXT: Readonly<Record<Preferences['theme'], Preferences['theme']>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};
const NAMES: Readonly<Record<Preferences['theme'], string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
};
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Goes through the themes: as the system, light, dark. */
export function ThemeSwitch() {
  const theme = usePreference('theme');
  const Icon = ICONS[theme];
  const label = `Theme: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}`;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => setPreferences({ theme: NEXT[theme] })}
      className={iconButtonClass()}
    >
      <Icon aria-hidden="true" size={16} />
    </button>
  );
}
