import { removeSection, renameSection } from '@/server/api/sections';
import { serve } from '@/server/http/serve';

export const PATCH = serve(renameSection);
export const DELETE = serve(removeSection);
