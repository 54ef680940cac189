import { readClassLtiRoute } from '@/server/api/lti-class';
import { serve } from '@/server/http/serve';

export const GET = serve(readClassLtiRoute);
