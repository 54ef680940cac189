import { setManyOverridesRoute } from '@/server/api/assignments';
import { serve } from '@/server/http/serve';

export const POST = serve(setManyOverridesRoute);
