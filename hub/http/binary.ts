import { z } from 'zod'

/** Bytes in a response: a buffer or a stream, which OpenAPI describes as a binary string. */
export const BytesSchema = z.any().meta({ type: 'string', format: 'binary' })
