import { launch } from '@/server/api/lti';
import { serve } from '@/server/http/serve';

export const POST = serve(launch);
