import { useState } from 'react'
import type { Annotation } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { RefusalNotice } from '../outcome/refusal-notice'
import type { DeskSession, SessionView } from '../session/desk-session'
import { askedAnew } from './asked-anew'
import { conflictOf, nameOf } from './conflict'
import { ConflictLine } from './conflict-line'
import { EndedDialog } from './ended-dialog'
import { FollowDialog } from './follow-dialog'
import { ReturnLine } from './return-line'
import { useFollow } from './use-follow'
import { useKeep } from './use-keep'
import { refusedOf, useToldRefusal } from './use-told-refusal'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  onExport(): void
  /** Goes to a passage, or to an item, of what is handed in now. */
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
  /** What was asked is decided: the criterion that is to be scored anew takes the focus; where there is none, the evidence does. */
  onDecided(criterionId: string | null): void
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
  const [openName, setOpenName] = useState(record.isKept ? null : name)
  const following = useFollow(record, session, onDecided)
  const keep = useKeep(record.allocation.id)
  useToldRefusal(record)
  if (!conflict)
    return record.returnTo && <ReturnLine from={record.returnTo} to={record.allocation} onReturn={following.goBack} />

  const { id } = record.allocation
  const settle = () => desk.settleRefusal(id).catch(() => notify({ kind: 'failed', message: t('refusal.failed') }))
  if (conflict.kind === 'refused') return <RefusalNotice refusal={conflict.refusal} onExport={onExport} onSettle={settle} />

  const close = () => setOpenName(null)
  const follow = async (keep: readonly string[]) => {
    const changes = 'followed' in conflict ? (conflict.followed.rubric?.changes ?? []) : []
    const isDone = await following.follow(keep, askedAnew(changes, view.assessment, keep)[0] ?? null)
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
      <ConflictLine
        kind={conflict.kind}
        isKept={record.isKept}
        refused={refusedOf(record)}
        isOpen={isOpen}
        onOpen={() => setOpenName(name)}
      />
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
          onHandedOver={closing<void>(() => onDecided(null))}
          onKeep={closing<void>(keep)}
          onClose={close}
        />
      )}
    </>
  )
}
