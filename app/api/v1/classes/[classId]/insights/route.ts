import { readInsights } from '@/server/api/insights';
import { serve } from '@/server/http/serve';

export const GET = serve(readInsights);
