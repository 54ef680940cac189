import { createSection } from '@/server/api/sections';
import { serve } from '@/server/http/serve';

export const POST = serve(createSection);
