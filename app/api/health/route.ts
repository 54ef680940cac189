import { readHealth } from '@/server/api/health';
import { serve } from '@/server/http/serve';

export const GET = serve(readHealth);
