import { addMemberRoute, listMembersRoute } from '@/server/api/people-of-class';
import { serve } from '@/server/http/serve';

export const GET = serve(listMembersRoute);
export const POST = serve(addMemberRoute);
