'use client';

import { Search } from 'lucide-react';
import { Kbd } from '@/components/ui/kbd';
import { openOverlay } from './overlays';

/** Opens the command palette. */
export function PaletteButton() {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => openOverlay('palette')}
      className="flex h-9 cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-ink-muted text-sm hover:border-line-strong hover:text-ink"
    >
      <Search aria-hidden="true" size={15} />
      <span className="sr-only md:not-sr-only">Search</span>
      <Kbd keys="Mod+K" className="max-md:hidden" />
    </button>
  );
}
