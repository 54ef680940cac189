import { resetMember } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const POST = serve(resetMember);
