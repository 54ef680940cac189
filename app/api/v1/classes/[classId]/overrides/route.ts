import { listOverridesRoute, setOverridesRoute } from '@/server/api/assignments';
import { serve } from '@/server/http/serve';

export const GET = serve(listOverridesRoute);
export const POST = serve(setOverridesRoute);
