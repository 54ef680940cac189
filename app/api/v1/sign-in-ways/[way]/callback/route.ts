import { endElsewhere } from '@/server/api/sign-in-ways';
import { serve } from '@/server/http/serve';

export const GET = serve(endElsewhere);
