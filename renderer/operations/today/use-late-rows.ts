import { useEffect, useRef, useState } from 'react'
import type { DelayReason, LatePage } from '../../../shared/protocol'
import { type Figure, type FigureQuestion, type FigureStore, useStoreQuery } from '../../store'

/** Rows that are asked for at a time. */
export const PAGE_ROWS = 100

export type LateRow = LatePage['rows'][number]
type LateQuestion = Extract<FigureQuestion, { about: 'late' }>
export type LatePart = { question: LateQuestion; figure: Figure<LatePage> }

/** Which single submissions are listed. */
export type LateFilter = {
  achievementId: string | null
  reason: DelayReason | null
  /** All that they have, also what is in time; null: what is late or about to be, whoever has it. */
  assessorId: string | null
}

type Chain = { parts: LatePart[]; rows: LateRow[]; isWhole: boolean; hasMore: boolean }

export type LateRows = {
  rows: readonly LateRow[]
  /** Pages as they are known, to be asked for while they are shown. */
  parts: readonly LatePart[]
  /** Not all that the filter leaves has been read. */
  hasMore: boolean
  /** More is wanted than is here yet. */
  isReading: boolean
  /** Reads on until so many rows are here, or all. */
  want(rows: number): void
}

/** Single submissions, page after page as far as somebody looks; undefined until the store has been read. */
export function useLateRows(filter: LateFilter): LateRows | undefined {
  const [pages, setPages] = useState(1)
  const of = `${filter.achievementId} ${filter.reason} ${filter.assessorId}`
  const name = `${of} ${pages}`
  const read = useStoreQuery(async ({ figures }) => ({ of, name, chain: await readChain(figures, filter, pages) }), [name])
  const chain = read?.of === of ? read.chain : undefined
  // A page that is asked anew may end elsewhere, so that the next one isn't here for a moment: what was read stays in sight until it is.
  const whole = useRef<{ of: string; rows: LateRow[] }>({ of, rows: [] })
  useEffect(() => {
    if (chain?.isWhole) whole.current = { of, rows: chain.rows }
  }, [chain, of])
  if (chain === undefined) return undefined
  const before = whole.current.of === of ? whole.current.rows : []
  const rows = chain.isWhole || chain.rows.length >= before.length ? chain.rows : before
  return {
    rows,
    parts: chain.parts,
    hasMore: chain.hasMore,
    isReading: !chain.isWhole || read?.name !== name,
    want: (count) => setPages((now) => Math.max(now, Math.ceil(count / PAGE_ROWS))),
  }
}

/** Follows the pages from the first, as far as they are here. */
async function readChain(figures: FigureStore, { achievementId, reason, assessorId }: LateFilter, pages: number): Promise<Chain> {
  const parts: LatePart[] = []
  const rows = new Map<string, LateRow>()
  let after: string | undefined
  for (let at = 0; at < pages; at++) {
    const question: LateQuestion = {
      about: 'late',
      limit: PAGE_ROWS,
      ...(achievementId !== null && { achievementId }),
      ...(reason !== null && { reason }),
      ...(assessorId !== null && { assessorId }),
      ...(after !== undefined && { after }),
    }
    const figure = await figures.look(question)
    parts.push({ question, figure })
    if (figure.answer === null) return { parts, rows: [...rows.values()], isWhole: false, hasMore: true }
    for (const row of figure.answer.rows) rows.set(row.submissionId, row)
    if (figure.answer.next === null) return { parts, rows: [...rows.values()], isWhole: true, hasMore: false }
    after = figure.answer.next
  }
  return { parts, rows: [...rows.values()], isWhole: true, hasMore: true }
}
