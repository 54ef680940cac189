/** The parts of the page that F6 goes through, in the order of reading. */
export const REGIONS = ['lesson', 'tree', 'editor', 'dock', 'toasts'] as const;
export type RegionId = (typeof REGIONS)[number];

/** The attribute by which the regions of the workbench are found. */
export const REGION_ATTRIBUTE = 'data-workbench-region';

const NAMES: Readonly<Record<RegionId, string>> = {
  lesson: 'Lesson text',
  tree: 'Files',
  editor: 'Editor',
  dock: 'Panel',
  toasts: 'Notifications',
};
const CUE_MS = 900;

/** What is said when a region gets the focus. */
export function regionName(region: RegionId): string {
  return NAMES[region];
}

/** The region after `current` among those that are there, around the end; from nowhere, the first. */
export function nextRegion(
  present: readonly RegionId[],
  current: RegionId | null,
  step: 1 | -1,
): RegionId | null {
  if (present.length === 0) return null;
  const at = current === null ? -1 : present.indexOf(current);
  if (at === -1) return (step === 1 ? present[0] : present.at(-1)) ?? null;
  return present[(at + step + present.length) % present.length] ?? null;
}

function elementOf(region: RegionId, root: HTMLElement | null): HTMLElement | null {
  if (region === 'lesson') return document.getElementById('lesson-reading');
  if (region === 'toasts') return document.querySelector('[role="region"][data-react-aria-top-layer]');
  return root?.querySelector<HTMLElement>(`[${REGION_ATTRIBUTE}="${region}"]`) ?? null;
}

/** The regions that are on the page and visible now. */
export function presentRegions(root: HTMLElement | null): readonly RegionId[] {
  return REGIONS.filter((region) => {
    const element = elementOf(region, root);
    return element?.checkVisibility?.() && !element.closest('[inert]');
  });
}

/** The region that has the focus. */
export function focusedRegion(root: HTMLElement | null): RegionId | null {
  const focused = document.activeElement;
  return REGIONS.find((region) => elementOf(region, root)?.contains(focused)) ?? null;
}

/** Where in a region the focus goes, best first: what asks for it, a text, the shown tab, a control. */
const TARGETS = [
  '[data-region-focus], [role="alertdialog"], .modified-in-monaco-diff-editor [role="textbox"]',
  '[role="textbox"], textarea',
  '[role="tab"][aria-selected="true"]',
  'button:not([disabled])',
];

/** Moves the focus into a region and frames it for a moment, so that the eye follows. False when it is not there. */
export function focusRegion(region: RegionId, root: HTMLElement | null): boolean {
  const element = elementOf(region, root);
  if (!element) return false;
  const targets = region === 'lesson' ? [] : TARGETS;
  const target = targets.map((one) => element.querySelector<HTMLElement>(one)).find((one) => one !== null);
  if (target) target.focus();
  else {
    if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  element.dataset.regionCue = 'true';
  setTimeout(() => delete element.dataset.regionCue, CUE_MS);
  return true;
}
