import { z } from 'zod'

/** What somebody has to do with a candidate that keeps them from assessing their work. */
export const InterestSchema = z.enum(['family', 'friend', 'colleague', 'taught', 'financial', 'dispute', 'other'])
export type Interest = z.infer<typeof InterestSchema>

/** Kinds of interest that say too little without words. */
export function needsWords(interest: Interest): boolean {
  return interest === 'other'
}
