import type { TurnaroundAnswer } from '../../shared/protocol'
import type { Value } from './csv'
import type { ReportFigures } from './figures'
import type english from './texts/en.json'

type Texts = typeof english
/** In each row the first value is what it is about; null: not told. */
export type Table = { title: string; header: string[]; rows: Value[][] }
type Group = Pick<TurnaroundAnswer['before'], 'decided' | 'kept' | 'workingDays'>

/** How much is open and late now, and what came and left in the period. */
export function openTable(texts: Texts, { achievements, open, moved }: ReportFigures): Table {
  const rowOf = (name: string, ids: readonly string[]): Value[] => {
    const rows = open.filter(({ achievementId, stage }) => stage !== 'with-candidate' && ids.includes(achievementId))
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
    const moves = ids.map((id) => moved.get(id) ?? { came: 0, left: 0 })
    return [
      name,
      sum(({ inTime, soon, late }) => inTime + soon + late),
      sum(({ soon }) => soon),
      sum(({ late }) => late),
      moves.reduce((all, { came }) => all + came, 0),
      moves.reduce((all, { left }) => all + left, 0),
    ]
  }
  const each = achievements.map(({ id, name }) => rowOf(name, [id]))
  const all = rowOf(
    texts.all,
    achievements.map(({ id }) => id),
  )
  return {
    title: `${texts.open}; ${texts.moved}`,
    header: [texts.achievement, texts.open, texts.soon, texts.late, texts.came, texts.left],
    rows: achievements.length === 1 ? each : [all, ...each],
  }
}

/** Turnaround of what was decided, against the period before; small groups aren't told. */
export function turnaroundTable(
  texts: Texts,
  { achievements, turnaround }: ReportFigures,
  onDate: (day: string) => string,
): Table {
  const { groups, before } = turnaround
  const nothing: Group = { decided: 0, kept: 0, workingDays: null }
  const rowOf = (name: string, { decided, kept, workingDays }: Group): Value[] => {
    // Of nothing there is no figure; of few there is one that isn't told.
    const none = decided === 0 ? texts.none : null
    return [
      name,
      decided,
      decided === null || decided === 0 || kept === null ? none : (100 * kept) / decided,
      workingDays?.p50 ?? none,
      workingDays?.p85 ?? none,
      workingDays?.p95 ?? none,
    ]
  }
  const of = (id: string | null) => groups.find(({ achievementId }) => achievementId === id) ?? nothing
  const title = texts.before.replace('{from}', onDate(before.from)).replace('{to}', onDate(before.to))
  const each = achievements.length === 1 ? [] : achievements.map(({ id, name }) => rowOf(name, of(id)))
  return {
    title: texts.turnaround,
    header: [texts.achievement, texts.decided, texts.kept, texts.p50, texts.p85, texts.p95],
    rows: [rowOf(texts.all, of(null)), rowOf(title, before), ...each],
  }
}

/** Date by date what came, what left, and what was open. */
export function flowTable(texts: Texts, { days }: ReportFigures): Table {
  return {
    title: texts.moved,
    header: [texts.date, texts.isWorkingDay, texts.came, texts.decided, texts.withdrawn, texts.replaced, texts.openAtEnd],
    rows: days.map(({ date, isWorkingDay, arrived, decided, withdrawn, replaced, open }) => {
      const { 'with-candidate': _, ...stages } = open
      const atEnd = Object.values(stages).reduce((sum, count) => sum + (count ?? 0), 0)
      return [date, isWorkingDay ? texts.yes : texts.no, arrived, decided, withdrawn, replaced, atEnd]
    }),
  }
}
