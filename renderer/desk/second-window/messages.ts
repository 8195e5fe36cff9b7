import { z } from 'zod'
import { AnnotationSchema } from '../../../shared/domain'

/** What the workbench tells the second window. */
export const ToSecondWindowSchema = z.discriminatedUnion('kind', [
  /** Which submission is on the desk, and which criterion is being scored: new annotations are tied to it. */
  z.object({ kind: z.literal('desk'), allocationId: z.string(), criterionId: z.string().nullable() }),
  /** A passage was asked for, such as by a chip in the rubric. */
  z.object({ kind: z.literal('reveal'), annotation: AnnotationSchema }),
])
export type ToSecondWindow = z.infer<typeof ToSecondWindowSchema>

/** What the second window tells the workbench. */
export const FromSecondWindowSchema = z.discriminatedUnion('kind', [
  /** It has opened and wants to know what is on the desk. */
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('step'), direction: z.union([z.literal(1), z.literal(-1)]) }),
  /** Somebody is at work there, so the timer goes on. */
  z.object({ kind: z.literal('active') }),
])
export type FromSecondWindow = z.infer<typeof FromSecondWindowSchema>
