import { z } from 'zod';

/** A share, from 0 to 1. */
export const share = z.number().min(0).max(1);

/** Hours, not negative. */
export const hours = z.number().min(0).max(8760);
