import { resetUser } from '@/server/api/users';
import { serve } from '@/server/http/serve';

export const POST = serve(resetUser);
