import { claimSetupRoute } from '@/server/api/session';
import { serve } from '@/server/http/serve';

export const POST = serve(claimSetupRoute);
