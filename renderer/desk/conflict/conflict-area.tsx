import { useState } from 'react'
import type { Annotation } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { RefusalNotice } from '../outcome/refusal-notice'
import type { DeskSession, SessionView } from '../session/desk-session'
import { conflictOf, nameOf } from './conflict'
import { ConflictLine } from './conflict-line'
import { EndedDialog } from './ended-dialog'
import { FollowDialog } from './follow-dialog'
import { ReturnLine } from './return-line'
import { useFollow } from './use-follow'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  onExport(): void
  /** Goes to a passage, or to an item, of what is handed in now. */
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
  /** What was asked is decided: the evidence takes the focus. */
  onDecided(): void
}

/**
 * What stands between the assessor and their work: one line above the desk, and the dialog behind it. The dialog opens by itself with
 * the desk. What happens while somebody is at work only shows the line: keys that were meant for a text must decide nothing.
 */
export function ConflictArea({ record, session, view, onExport, onAnnotation, onItem, onDecided }: Props) {
  const { desk } = useStore()
  const t = useTexts('desk')
  const conflict = conflictOf(record)
  const name = conflict && nameOf(conflict)
  const [openName, setOpenName] = useState(name)
  const following = useFollow(record, session, onDecided)
  if (!conflict) return record.canReturn ? <ReturnLine basis={record.allocation} onReturn={following.goBack} /> : null

  const { id } = record.allocation
  const settle = () => desk.settleRefusal(id).catch(() => notify({ kind: 'failed', message: t('refusal.failed') }))
  if (conflict.kind === 'refused') return <RefusalNotice refusal={conflict.refusal} onExport={onExport} onSettle={settle} />

  const close = () => setOpenName(null)
  const follow = async (keep: readonly string[]) => {
    const isDone = await following.follow(keep)
    // Who takes it back comes back to the desk, not to the dialog.
    if (isDone) close()
    return isDone
  }
  const closing =
    <Value,>(go: (value: Value) => void) =>
    (value: Value) => {
      close()
      go(value)
    }
  const isOpen = openName === name
  return (
    <>
      <ConflictLine kind={conflict.kind} isOpen={isOpen} onOpen={() => setOpenName(name)} />
      {isOpen && 'followed' in conflict && (
        <FollowDialog
          record={record}
          conflict={conflict}
          view={view}
          onExport={onExport}
          onAnnotation={closing(onAnnotation)}
          onItem={closing(onItem)}
          onFollow={follow}
          onClose={close}
        />
      )}
      {isOpen && !('followed' in conflict) && (
        <EndedDialog
          record={record}
          session={session}
          conflict={conflict}
          view={view}
          onExport={onExport}
          onHandedOver={closing<void>(onDecided)}
          onClose={close}
        />
      )}
    </>
  )
}
