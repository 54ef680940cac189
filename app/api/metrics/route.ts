import { readMetrics } from '@/server/api/metrics';
import { serve } from '@/server/http/serve';

export const GET = serve(readMetrics);
