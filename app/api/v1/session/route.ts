import { closeSessionRoute, openSessionRoute, readSession } from '@/server/api/session';
import { serve } from '@/server/http/serve';

export const GET = serve(readSession);
export const POST = serve(openSessionRoute);
export const DELETE = serve(closeSessionRoute);
