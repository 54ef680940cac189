/** Where the width of the reading pane is kept, in per cent of the page. */
export const SPLIT_KEY = 'stagecraft:lesson-split';

export const SPLIT = { least: 28, most: 68, usual: 46 } as const;

/** A width that leaves room for both panes. */
export function clampSplit(percent: number): number {
  return Math.min(SPLIT.most, Math.max(SPLIT.least, Math.round(percent * 10) / 10));
}

/** The width for a key of the separator, or null when the key means nothing to it. */
export function splitAfterKey(percent: number, key: string, large: boolean): number | null {
  const step = large ? 10 : 2;
  switch (key) {
    case 'ArrowLeft':
      return clampSplit(percent - step);
    case 'ArrowRight':
      return clampSplit(percent + step);
    case 'Home':
      return SPLIT.least;
    case 'End':
      return SPLIT.most;
    case 'Enter':
      return SPLIT.usual;
    default:
      return null;
  }
}

/** Sets the remembered width before the first paint; runs as text in the page's HTML, so it stands alone. */
export const RESTORE_SPLIT = `try{var s=parseFloat(localStorage.getItem(${JSON.stringify(SPLIT_KEY)}));if(s>=${SPLIT.least}&&s<=${SPLIT.most})document.documentElement.style.setProperty('--lesson-split',s+'%')}catch(e){}`;

/** The remembered width, or the usual one where storage is blocked or empty. */
export function rememberedSplit(): number {
  try {
    const stored = Number.parseFloat(localStorage.getItem(SPLIT_KEY) ?? '');
    return Number.isFinite(stored) ? clampSplit(stored) : SPLIT.usual;
  } catch {
    // Storage is blocked: the panes work, they only do not remember.
    return SPLIT.usual;
  }
}

/** Lays the width on the page and remembers it where that can be done. */
export function applySplit(percent: number): void {
  document.documentElement.style.setProperty('--lesson-split', `${percent}%`);
  try {
    localStorage.setItem(SPLIT_KEY, String(percent));
  } catch {
    // As above: not remembering is all that is lost.
  }
}
