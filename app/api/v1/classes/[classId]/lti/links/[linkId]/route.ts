import { changeLinkRoute } from '@/server/api/lti-class';
import { serve } from '@/server/http/serve';

export const PUT = serve(changeLinkRoute);
