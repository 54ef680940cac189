import { useEffect } from 'react';
import { DIFF_LABELS } from '@/components/panels/diff/baselines';
import { cycleDiff, runDefault, save } from './actions';
import { focusedRegion, focusRegion, nextRegion, presentRegions, regionName } from './regions';
import type { WorkbenchValue } from './workbench-context';

/**
 * The keys of the workbench, heard before Monaco hears them: F6 and Shift+F6 go through the regions of the page,
 * Mod+S saves, and inside the workbench Mod+Enter runs and Alt+D goes through the comparisons.
 */
export function useShortcuts(bench: WorkbenchValue): void {
  useEffect(() => {
    const { root, announce } = bench;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = actionOf(event);
      if (!act) return;
      event.preventDefault();
      // Nor by others who listen here: toasts bring a second meaning of F6.
      event.stopImmediatePropagation();
      act();
    };
    const actionOf = (event: KeyboardEvent): (() => void) | null => {
      const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === 'F6' && plain) return () => moveRegion(event.shiftKey ? -1 : 1);
      if (mod && !event.shiftKey && event.key.toLowerCase() === 's') return () => save(bench);
      const inside = root.current?.contains(event.target as Node) ?? false;
      if (!inside) return null;
      const isWithin = (selector: string) =>
        event.target instanceof Element && event.target.closest(selector) !== null;
      // A message that is being written is sent with these keys.
      if (mod && !event.shiftKey && event.key === 'Enter')
        return isWithin('[data-own-enter]') ? null : () => runDefault(bench);
      // In a terminal, Alt with a letter is the shell's.
      if (isWithin('[data-own-keys]')) return null;
      // By its code: with Alt held, the key gives another letter on a Mac.
      if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyD') {
        return () => cycleDiff(bench, DIFF_LABELS);
      }
      return null;
    };
    const moveRegion = (step: 1 | -1) => {
      const next = nextRegion(presentRegions(root.current), focusedRegion(root.current), step);
      if (next && focusRegion(next, root.current)) announce(regionName(next));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [bench]);
}
