import { PREFERENCES_KEY } from './preferences';

/**
 * A script for the head of the page: sets `data-theme` and `data-motion` on `<html>` from the stored preferences before
 * anything is painted, so that no page flashes in the wrong colours. `applyPreferences` does the same later on.
 */
export const themeScript = `(function(){var p={};try{p=JSON.parse(localStorage.getItem(${JSON.stringify(
  PREFERENCES_KEY,
)}))||{}}catch(e){}
var d=document.documentElement,t=p.theme;
if(t!=='light'&&t!=='dark')t=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';
d.dataset.theme=t;
if(p.motion==='reduced'||p.motion==='full')d.dataset.motion=p.motion})()`;
