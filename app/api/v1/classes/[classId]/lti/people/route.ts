import { askForPeopleRoute } from '@/server/api/lti-class';
import { serve } from '@/server/http/serve';

export const POST = serve(askForPeopleRoute);
