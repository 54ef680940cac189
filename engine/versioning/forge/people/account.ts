import type { Config } from '../../git/config/config';

/** Letters that Unicode does not take apart into a letter and a mark. */
const WHOLE: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** The login that a name gives: `Ada Lovelace` is `ada-lovelace`; '' when nothing of it can stand in a login. */
export const loginOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþ]/g, (letter) => WHOLE[letter]!)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/**
 * The login of whoever works in the lab: made from `user.name` of git's settings, else the name of the account. A push
 * carries the same name, so that the server knows the two as one.
 */
export function ownLogin(config: Config, env: Readonly<Record<string, string>>): string {
  return loginOf(config.get('user.name') ?? '') || (env.USER ?? 'learner');
}
