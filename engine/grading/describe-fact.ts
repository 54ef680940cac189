import { type Facts, fillTemplate } from '../core/facts';

/**
 * A fact in words: its meaning and its value, "tests that failed: 3". One that could not be measured gives the error
 * that kept it from being measured, when there was one.
 * @param unknown what a fact that is null reads as
 */
export function describeFact(
  name: string,
  meaning: string | undefined,
  facts: Facts,
  unknown = 'could not be measured',
): string {
  const value = facts[name] ?? null;
  const label = meaning ?? name;
  if (value === true) return `${label}: yes`;
  if (value === false) return `${label}: no${errorText(facts)}`;
  if (value !== null) return `${label}: ${fillTemplate(`{${name}}`, facts)}`;
  return `${label}: ${unknown}${errorText(facts)}`;
}

function errorText(facts: Facts): string {
  if (typeof facts.errorMessage !== 'string') return '';
  return `, because of ${facts.errorName ?? 'an error'}: ${facts.errorMessage}`;
}
