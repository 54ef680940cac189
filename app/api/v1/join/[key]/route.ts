import { joinRoute, previewJoin } from '@/server/api/join';
import { serve } from '@/server/http/serve';

export const GET = serve(previewJoin);
export const POST = serve(joinRoute);
