import { changePlatformRoute, removePlatformRoute } from '@/server/api/lti-platforms';
import { serve } from '@/server/http/serve';

export const PUT = serve(changePlatformRoute);
export const DELETE = serve(removePlatformRoute);
