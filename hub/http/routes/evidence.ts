import { z } from 'zod'
import { IdSchema, Sha256Schema } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import type { App, HttpContext } from '../app'
import { BytesSchema } from '../binary'
import { parseRange } from '../byte-range'
import { requireSession, signedIn } from '../guard'
import { ProblemError, refusals } from '../problems'

const ParamsSchema = z.object({ fileId: IdSchema, sha256: Sha256Schema })
const bytes = (description: string) => ({ description, content: { 'application/octet-stream': { schema: BytesSchema } } })

/** Bytes of evidence, to the assessors who are at work on it. */
export function evidenceRoutes(app: App, context: HttpContext): void {
  app.get(
    ROUTES.evidence(':fileId', ':sha256'),
    {
      schema: {
        tags: ['sync'],
        summary: 'Bytes of an evidence file, an item’s own or a rendition, of one of one’s own allocations',
        params: ParamsSchema,
        response: {
          200: bytes('The whole file'),
          206: bytes('The range that was asked for'),
          416: bytes('Nothing: the range lies beyond the end'),
          ...refusals('invalid', 'unauthenticated', 'clientTooOld', 'notFound', 'tooMany'),
        },
      },
      onRequest: requireSession(context),
    },
    async (request, reply) => {
      const { fileId, sha256 } = request.params
      if (!(await isAtWorkOn(context, signedIn(request).person.id, fileId, sha256))) {
        throw new ProblemError('notFound', 'There is no such evidence among your allocations.')
      }
      const size = await context.files.sizeOf(sha256)
      if (size === undefined) throw new ProblemError('notFound', 'The file is missing on the hub.')
      const etag = `"${sha256}"`
      reply.headers({
        etag,
        'accept-ranges': 'bytes',
        'cache-control': 'no-store',
        // Evidence is hostile: should anybody open the address itself, nothing in it runs or is shown as a page.
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
        'content-security-policy': "sandbox; default-src 'none'",
      })
      const condition = request.headers['if-range']
      const wanted = condition === undefined || condition === etag ? request.headers.range : undefined
      const range = parseRange(wanted, size)
      if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
      if (range === null) return reply.header('content-length', size).send(context.files.read(sha256))
      return reply
        .code(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
        .header('content-length', range.end - range.start + 1)
        .send(context.files.read(sha256, range))
    },
  )
}

/** Whether the file, an item's own or a rendition, belongs to the revision of a submission that this person has a live allocation of. */
async function isAtWorkOn({ db }: HttpContext, personId: string, fileId: string, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom((from) =>
      from
        .selectFrom('evidence')
        .select(['submission_id', 'revision'])
        .where('id', '=', fileId)
        .where('sha256', '=', sha256)
        .unionAll(
          from
            .selectFrom('renditions')
            .select(['submission_id', 'revision'])
            .where('id', '=', fileId)
            .where('sha256', '=', sha256),
        )
        .as('file'),
    )
    .innerJoin('allocations', (join) =>
      join
        .onRef('allocations.submission_id', '=', 'file.submission_id')
        .onRef('allocations.submission_revision', '=', 'file.revision'),
    )
    .select('file.submission_id')
    .where('allocations.assessor_id', '=', personId)
    .where('allocations.hidden_at', 'is', null)
    .where('allocations.state', 'in', ['offered', 'accepted', 'in-review', 'assessed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
