import { cx } from './cx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md';

const BASE =
  'inline-flex shrink-0 cursor-pointer select-none items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium ' +
  'transition-colors duration-(--motion-fast) ' +
  'disabled:cursor-not-allowed disabled:opacity-50 data-disabled:cursor-not-allowed data-disabled:opacity-50';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary:
    'border-transparent bg-accent text-on-accent hover:bg-accent-strong data-pressed:bg-accent-strong forced-colors:border-[ButtonBorder]',
  secondary:
    'border-line-strong/60 bg-raised text-ink hover:border-line-strong hover:bg-sunken data-pressed:bg-sunken',
  quiet:
    'border-transparent bg-transparent text-ink-muted hover:bg-hover hover:text-ink data-pressed:bg-hover',
  danger:
    'border-failed/40 bg-raised text-failed hover:border-failed hover:bg-failed-soft data-pressed:bg-failed-soft',
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  sm: 'h-7 px-2.5 text-[0.8125rem]',
  md: 'h-9 px-3.5 text-sm',
};

const ICON_SIZES: Readonly<Record<ButtonSize, string>> = { sm: 'size-7', md: 'size-9' };

/** The look of a button, for `Button` and for links and native buttons that look like one. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string {
  return cx(BASE, VARIANTS[variant], SIZES[size]);
}

/** The look of a square button that shows only an icon; it needs an accessible name. */
export function iconButtonClass(variant: ButtonVariant = 'quiet', size: ButtonSize = 'md'): string {
  return cx(BASE, VARIANTS[variant], ICON_SIZES[size]);
}
