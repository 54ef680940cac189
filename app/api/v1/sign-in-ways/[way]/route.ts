import { beginElsewhere } from '@/server/api/sign-in-ways';
import { serve } from '@/server/http/serve';

export const POST = serve(beginElsewhere);
