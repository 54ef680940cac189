'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { LessonLink } from '@/content/lesson-links';
import { type Command, registerCommands } from './commands';
import { openOverlay } from './overlays';
import { setPreferences } from './use-preferences';

function baseCommands(lessons: readonly LessonLink[], go: (path: string) => void): readonly Command[] {
  const theme = (id: 'system' | 'light' | 'dark', title: string): Command => ({
    id: `theme.${id}`,
    title,
    group: 'Settings',
    keywords: ['colours', 'appearance', 'mode'],
    run: () => setPreferences({ theme: id }),
  });
  return [
    {
      id: 'go.course',
      title: 'Course map',
      group: 'Go to',
      keywords: ['home', 'lessons'],
      run: () => go('/'),
    },
    ...lessons.map(({ id, title, slug }) => ({
      id: `go.${id}`,
      title: `${id} ${title}`,
      group: 'Go to',
      keywords: ['lesson'],
      run: () => go(`/learn/${slug}`),
    })),
    {
      id: 'go.simulator',
      title: 'Simulator',
      group: 'Go to',
      keywords: ['two lanes', 'year', 'seeds', 'practices'],
      run: () => go('/simulator'),
    },
    {
      id: 'go.studio',
      title: 'Studio',
      group: 'Go to',
      keywords: ['project', 'workspace', 'free', 'template', 'csv'],
      run: () => go('/studio'),
    },
    {
      id: 'go.glossary',
      title: 'Glossary',
      group: 'Go to',
      keywords: ['terms', 'words'],
      run: () => go('/glossary'),
    },
    {
      id: 'go.calibration',
      title: 'Your calibration',
      group: 'Go to',
      keywords: ['confidence', 'predictions', 'recall'],
      run: () => go('/calibration'),
    },
    {
      id: 'go.certificate',
      title: 'Certificate',
      group: 'Go to',
      keywords: ['passed', 'diploma', 'print', 'verify'],
      run: () => go('/certificate'),
    },
    {
      id: 'go.join',
      title: 'Join a class',
      group: 'Go to',
      keywords: ['code', 'course', 'instructor'],
      run: () => go('/join'),
    },
    {
      id: 'go.teach',
      title: 'Classes that you teach',
      group: 'Go to',
      keywords: ['gradebook', 'instructor', 'assignments', 'roster', 'grades'],
      run: () => go('/teach'),
    },
    {
      id: 'go.sign-in',
      title: 'Sign in',
      group: 'Go to',
      keywords: ['account', 'class', 'log in', 'teach'],
      run: () => go('/sign-in'),
    },
    {
      id: 'go.settings',
      title: 'Settings',
      group: 'Go to',
      keywords: ['preferences'],
      run: () => go('/settings'),
    },
    theme('light', 'Use the light theme'),
    theme('dark', 'Use the dark theme'),
    theme('system', 'Use the theme of the system'),
    {
      id: 'motion.reduced',
      title: 'Reduce motion',
      group: 'Settings',
      keywords: ['animation'],
      run: () => setPreferences({ motion: 'reduced' }),
    },
    {
      id: 'motion.system',
      title: 'Move as the system says',
      group: 'Settings',
      keywords: ['animation', 'motion'],
      run: () => setPreferences({ motion: 'system' }),
    },
    {
      id: 'progress.export',
      title: 'Export or import all progress',
      group: 'Settings',
      keywords: ['backup', 'file', 'download', 'upload'],
      run: () => go('/settings#your-work'),
    },
    {
      id: 'help.shortcuts',
      title: 'Keyboard shortcuts',
      group: 'Help',
      shortcut: '?',
      run: () => openOverlay('shortcuts'),
    },
  ];
}

/** Registers what can be done on every page. */
export function BaseCommands({ lessons }: { lessons: readonly LessonLink[] }) {
  const router = useRouter();
  useEffect(() => registerCommands(baseCommands(lessons, (path) => router.push(path))), [lessons, router]);
  return null;
}
