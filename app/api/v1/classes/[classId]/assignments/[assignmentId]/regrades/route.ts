import { listRegradesRoute, startRegradeRoute } from '@/server/api/grading';
import { serve } from '@/server/http/serve';

export const GET = serve(listRegradesRoute);
export const POST = serve(startRegradeRoute);
