import { readLabKeys } from '@/server/api/lti';
import { serve } from '@/server/http/serve';

export const GET = serve(readLabKeys);
