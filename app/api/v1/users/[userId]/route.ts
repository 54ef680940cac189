import { changeUser } from '@/server/api/users';
import { serve } from '@/server/http/serve';

export const PATCH = serve(changeUser);
