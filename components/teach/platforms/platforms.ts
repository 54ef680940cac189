import type { PlatformsAnswer } from '@/contracts/api/lti';

/** Where platforms are on the server. */
export const PLATFORMS = '/api/v1/lti/platforms';

/** One that is registered. */
export type Registered = PlatformsAnswer['platforms'][number];
