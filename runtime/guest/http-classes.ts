import { takeGlobal } from './lazy-global';

/** The classes of HTTP as the platform has them. */
export const requestClass = takeGlobal('Request');
export const responseClass = takeGlobal('Response');
