import { Settings } from 'lucide-react';
import Link from 'next/link';
import { AccountLink } from '@/components/accounts/account-link';
import { iconButtonClass } from '@/components/ui/button-class';
import { HeaderLink } from './header-link';
import { LessonCrumb } from './lesson-crumb';
import { Logo } from './logo';
import { PaletteButton } from './palette-button';
import { ThemeSwitch } from './theme-switch';

/** The head of every page: where one is, the ways to everywhere else, who has signed in. Its height is `--header-height`. */
export function Header() {
  return (
    <header className="sticky top-0 z-30 flex h-(--header-height) items-center gap-3 border-line border-b bg-canvas px-4 print:hidden">
      <Link
        href="/"
        className="flex shrink-0 items-center gap-2.5 rounded-md font-semibold text-[0.9375rem] tracking-tight"
      >
        <Logo />
        <span className="max-sm:sr-only">Stagecraft</span>
      </Link>
      <div className="min-w-0 flex-1">
        <LessonCrumb />
      </div>
      <nav aria-label="Main" className="flex shrink-0 items-center gap-1">
        <span className="contents max-sm:hidden">
          <HeaderLink href="/">Course</HeaderLink>
          <HeaderLink href="/simulator">Simulator</HeaderLink>
          <HeaderLink href="/studio">Studio</HeaderLink>
          <HeaderLink href="/glossary">Glossary</HeaderLink>
        </span>
        <PaletteButton />
        <AccountLink />
        <ThemeSwitch />
        <Link href="/settings" aria-label="Settings" title="Settings" className={iconButtonClass()}>
          <Settings aria-hidden="true" size={16} />
        </Link>
      </nav>
    </header>
  );
}
