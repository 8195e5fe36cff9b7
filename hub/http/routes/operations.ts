import type { FastifyRequest } from 'fastify'
import { dateOf, type OpenCalendar } from '../../../shared/flow'
import {
  FlowAnswerSchema,
  LatePageSchema,
  LateQuerySchema,
  OperationsTodaySchema,
  type PeriodQuery,
  PeriodQuerySchema,
  ReceiversAnswerSchema,
  ReceiversQuerySchema,
  ROUTES,
  TurnaroundAnswerSchema,
} from '../../../shared/protocol'
import {
  findOperationsSight,
  isFilled,
  narrowTo,
  type OperationsSight,
  PeriodError,
  PlaceError,
  prepareCalendar,
  readFlow,
  readLate,
  readLittlesLaw,
  readPeriod,
  readReceivers,
  readToday,
  readTurnaround,
} from '../../operations'
import type { Trx } from '../../store'
import type { App, HttpContext } from '../app'
import { requireSession, signedIn } from '../guard'
import { ProblemError, refusals } from '../problems'

const REFUSALS = refusals('invalid', 'unauthenticated', 'forbidden', 'notFound', 'clientTooOld', 'tooMany')

/** How work stands and stood: read only, and never more than somebody's role may see. */
export function operationsRoutes(app: App, context: HttpContext): void {
  const onRequest = requireSession(context)

  app.get(
    ROUTES.operationsToday,
    {
      schema: {
        tags: ['operations'],
        summary: 'Open work, what is late and why, and who has how much',
        response: { 200: OperationsTodaySchema, ...refusals('unauthenticated', 'forbidden', 'clientTooOld', 'tooMany') },
      },
      onRequest,
    },
    async (request) => look(context, request, {}, ({ trx, sight, calendar }) => readToday(context, trx, sight, calendar)),
  )

  app.get(
    ROUTES.operationsTurnaround,
    {
      schema: {
        tags: ['operations'],
        summary: 'How long it took, of what was decided in a period',
        querystring: PeriodQuerySchema,
        response: { 200: TurnaroundAnswerSchema, ...REFUSALS },
      },
      onRequest,
    },
    async (request) =>
      look(context, request, request.query, async ({ trx, sight, calendar }) => {
        const period = periodOf(context, request.query, calendar)
        const precision = period.isLong ? ('bucket' as const) : ('exact' as const)
        return { ...told(period), precision, ...(await readTurnaround(context, trx, sight, period, calendar)) }
      }),
  )

  app.get(
    ROUTES.operationsFlow,
    {
      schema: {
        tags: ['operations'],
        summary: 'What came, went and was open, date by date',
        querystring: PeriodQuerySchema,
        response: { 200: FlowAnswerSchema, ...REFUSALS },
      },
      onRequest,
    },
    async (request) =>
      look(context, request, request.query, async ({ trx, sight, calendar }) => {
        const period = periodOf(context, request.query, calendar)
        const days = await readFlow(context, trx, sight, period, calendar)
        return { ...told(period), days, littlesLaw: await readLittlesLaw(context, trx, sight, period, calendar) }
      }),
  )

  app.get(
    ROUTES.operationsLate,
    {
      schema: {
        tags: ['operations'],
        summary: 'What is late or about to be, one by one',
        querystring: LateQuerySchema,
        response: { 200: LatePageSchema, ...REFUSALS },
      },
      onRequest,
    },
    async (request) =>
      look(context, request, request.query, ({ trx, sight, calendar }) => readLate(context, trx, sight, calendar, request.query)),
  )

  app.post(
    ROUTES.operationsReceivers,
    {
      schema: {
        tags: ['operations'],
        summary: 'To whom work could be given; changes nothing',
        body: ReceiversQuerySchema,
        response: { 200: ReceiversAnswerSchema, ...refusals('tooLarge'), ...REFUSALS },
      },
      onRequest,
    },
    async (request) => {
      const { asOf, work } = await look(context, request, {}, async ({ trx, sight, calendar }) => ({
        work: await readReceivers(context, trx, sight, calendar, request.body),
      }))
      return { asOf, work }
    },
  )
}

type Look = { trx: Trx; sight: OperationsSight; calendar: OpenCalendar }

/**
 * Reads something in one snapshot, as far as whoever asks may see it. Assessors see how they stand themselves, and no figures of periods or lists.
 * @throws ProblemError
 */
async function look<Answer>(
  context: HttpContext,
  request: FastifyRequest,
  { achievementId }: Pick<PeriodQuery, 'achievementId'>,
  read: (look: Look) => Promise<Answer>,
) {
  const { person } = signedIn(request)
  const isOfWork = request.routeOptions.url !== ROUTES.operationsToday
  const may = isOfWork ? ['admin', 'lead'] : ['admin', 'lead', 'assessor']
  if (!person.roles.some((role) => may.includes(role)))
    throw new ProblemError('forbidden', 'These figures are for those who lead.')
  try {
    for (;;) {
      const calendar = await prepareCalendar(context)
      const answer = await context.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const asOf = context.clock().toISOString()
          // Set anew just now: what is counted must be what is told.
          if (!(await isFilled(trx, calendar, calendar.dayOf(context.clock().getTime())))) return null
          const sight = narrowTo(await findOperationsSight(trx, person), achievementId)
          if (!sight) throw new ProblemError('notFound', 'There is no such achievement that you lead.')
          return { asOf, calendar: asTold(calendar), ...(await read({ trx, sight, calendar })) }
        })
      if (answer !== null) return answer
    }
  } catch (error) {
    if (error instanceof PeriodError) throw new ProblemError('invalid', error.message)
    if (error instanceof PlaceError) throw new ProblemError('invalid', error.message)
    throw error
  }
}

function periodOf(context: HttpContext, query: PeriodQuery, calendar: OpenCalendar) {
  return readPeriod(query, calendar, context.clock())
}

function told({ first, last }: ReturnType<typeof readPeriod>) {
  return { from: dateOf(first), to: dateOf(last) }
}

function asTold({ terms: { timeZone, workingDays, workingHours, holidays } }: OpenCalendar) {
  return { timeZone, workingDays: [...workingDays], workingHours, holidays: [...holidays] }
}
