'use client';

import { useEffect } from 'react';
import { usePreference } from './use-preferences';

const DARK = '(prefers-color-scheme: dark)';

/** Keeps `data-theme` and `data-motion` of the page in step with the preferences and the system. */
export function ApplyPreferences() {
  const theme = usePreference('theme');
  const motion = usePreference('motion');

  useEffect(() => {
    const query = window.matchMedia(DARK);
    const apply = () => {
      document.documentElement.dataset.theme =
        theme === 'system' ? (query.matches ? 'dark' : 'light') : theme;
    };
    apply();
    query.addEventListener('change', apply);
    return () => query.removeEventListener('change', apply);
  }, [theme]);

  useEffect(() => {
    if (motion === 'system') delete document.documentElement.dataset.motion;
    else document.documentElement.dataset.motion = motion;
  }, [motion]);

  return null;
}
