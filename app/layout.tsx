import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { SyncHost } from '@/components/accounts/sync-host';
import { ApplyPreferences } from '@/components/shell/apply-preferences';
import { BaseCommands } from '@/components/shell/base-commands';
import { Header } from '@/components/shell/header';
import { OverlaysHost } from '@/components/shell/overlays-host';
import { ToastHost } from '@/components/ui/toast-host';
import { lessonLinks } from '@/content/lesson-links';
import { themeScript } from '@/stores/theme-script';
import './globals.css';

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
  display: 'swap',
});

export const metadata: Metadata = {
  title: { default: 'Stagecraft', template: '%s · Stagecraft' },
  description: 'Learn MLOps by running it: real training, real repositories, real failures, in your browser.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={inter.variable} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant text, run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-2 focus:z-60 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:font-medium focus:text-on-accent focus:text-sm"
        >
          Skip to the content
        </a>
        <Header />
        <div id="content" tabIndex={-1} className="outline-none">
          {children}
        </div>
        <ApplyPreferences />
        <BaseCommands lessons={lessonLinks()} />
        <OverlaysHost />
        <ToastHost />
        <SyncHost />
      </body>
    </html>
  );
}
