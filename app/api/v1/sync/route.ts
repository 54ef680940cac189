import { syncRoute } from '@/server/api/sync';
import { serve } from '@/server/http/serve';

export const POST = serve(syncRoute);
