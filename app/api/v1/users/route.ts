import { inviteUser, listUsers } from '@/server/api/users';
import { serve } from '@/server/http/serve';

export const GET = serve(listUsers);
export const POST = serve(inviteUser);
