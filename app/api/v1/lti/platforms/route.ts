import { listPlatformsRoute, registerPlatformRoute } from '@/server/api/lti-platforms';
import { serve } from '@/server/http/serve';

export const GET = serve(listPlatformsRoute);
export const POST = serve(registerPlatformRoute);
