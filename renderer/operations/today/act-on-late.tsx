import { useEffect, useState } from 'react'
import type { OperationsToday } from '../../../shared/protocol'
import { AskReturnDialog, MessageDialog, ReallocateDialog } from '../act'
import { useFigure } from '../figures/use-figure'
import type { LateRow } from './use-late-rows'

export type LateAct = 'reallocate' | 'askReturn' | 'message'

type Props = {
  act: LateAct
  rows: readonly LateRow[]
  figures: OperationsToday
  /** Whose parts they are; null: those that the stages are about. */
  holderId: string | null
  nameOf(achievementId: string): string
  onDone(): void
  onClose(): void
}

/** The dialog in which something is done about single submissions. */
export function ActOnLate(props: Props) {
  const { act, figures, nameOf, onDone, onClose } = props
  // What is chosen when a dialog opens stays what it is about, whatever the list behind it becomes.
  const [rows] = useState(props.rows)
  if (act === 'reallocate') return <Reallocate {...props} rows={rows} />
  if (act === 'askReturn') return <AskReturnDialog pieces={rows} loads={figures.loads} onDone={onDone} onClose={onClose} />
  const holders = new Set(rows.map(({ assessorId }) => assessorId))
  const to = figures.loads.filter(({ personId }) => holders.has(personId))
  const [one, ...others] = [...new Set(rows.map(({ achievementId }) => achievementId))]
  const achievement = one !== undefined && others.length === 0 ? { id: one, name: nameOf(one) } : null
  const of = (personId: string) => {
    const theirs = rows.filter(({ assessorId }) => assessorId === personId)
    return { count: theirs.length, date: theirs.map(({ promisedOn }) => promisedOn).sort()[0] ?? null }
  }
  return <MessageDialog to={to} about={{ achievement, of }} onDone={onDone} onClose={onClose} />
}

/** How long the dialog waits for the hub's word on who may have what; without it, it says from when what it knows is. */
const PATIENCE_MS = 2_500

function Reallocate({ rows, figures, holderId, nameOf, onDone, onClose }: Omit<Props, 'act'>) {
  const [submissionIds] = useState(() => rows.map(({ submissionId }) => submissionId))
  const figure = useFigure({ about: 'receivers', submissionIds, ...(holderId !== null && { assessorId: holderId }) })
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  const isAsking = figure === undefined || (figure.answer === null && figure.state === 'asking')
  if (isAsking && !isLate) return null
  return (
    <ReallocateDialog
      pieces={rows}
      loads={figures.loads}
      receivers={figure?.answer ?? null}
      calendar={figures.calendar}
      today={figures.today}
      asOf={figures.asOf}
      achievementName={nameOf}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
