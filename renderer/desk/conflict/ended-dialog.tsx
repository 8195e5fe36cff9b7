import { Button } from '@mantine/core'
import { useState } from 'react'
import { notify, useFormats, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { HandOverDialog } from '../hand-over/hand-over-dialog'
import type { DeskSession, SessionView } from '../session/desk-session'
import classes from './conflict.module.css'
import type { Conflict, EndedKind } from './conflict'
import { ConflictDialog } from './conflict-dialog'
import { HandedIn } from './handed-in'
import { MyWork } from './my-work'

type Props = {
  record: DeskRecord
  session: DeskSession
  conflict: Extract<Conflict, { kind: EndedKind }>
  view: SessionView
  onExport(): void
  /** The draft is on its way to somebody else; nothing is left to decide. */
  onHandedOver(): void
  onClose(): void
}

/** The work is no longer mine, or nobody's: what is so now, what is kept of mine, and the ways to leave it. */
export function EndedDialog({ record, session, conflict, view, onExport, onHandedOver, onClose }: Props) {
  const t = useTexts('conflict')
  const formats = useFormats()
  const [isAsking, setAsking] = useState(false)
  const discard = useDiscard(record.allocation.id)
  const { kind, at } = conflict
  const { candidate } = record.submission
  const { handOver } = record
  const mayHandOver = kind === 'moved' && handOver?.state === 'possible'
  const values = { candidate: candidate.name ?? candidate.pseudonym, achievement: record.achievement.name }
  return (
    <ConflictDialog
      title={t(`${kind}.title`)}
      lead={
        <>
          <p>{t(`${kind}.lead`, values)}</p>
          {at !== null && <p className={classes.faint}>{t('learned', { time: formats.dateTime(at) })}</p>}
          {mayHandOver && handOver.refused !== null && <Refused code={handOver.refused} />}
        </>
      }
      onExport={onExport}
      // Escape reaches both dialogs: it closes the question first.
      onClose={isAsking ? () => setAsking(false) : onClose}
      laterLabel={t('keepHere')}
      decision={
        <>
          <Button color="red" variant="light" onClick={discard}>
            {t('discard')}
          </Button>
          {mayHandOver && (
            <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
              {t('handOver')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.both}>
        <section className={classes.half} aria-labelledby="conflict-there">
          <h3 id="conflict-there">{t('there')}</h3>
          <p>{t(`${kind}.there`)}</p>
          {kind === 'decided' && <HandedIn record={record} />}
        </section>
        <MyWork record={record} view={view} />
      </div>
      {mayHandOver && (
        <HandOverDialog {...{ record, session, view }} opened={isAsking} onDone={onHandedOver} onClose={() => setAsking(false)} />
      )}
    </ConflictDialog>
  )
}

function Refused({ code }: { code: string }) {
  const t = useTexts('conflict')
  return <p role="alert">{t(code === 'not-independent' || code === 'no-receiver' ? `refused.${code}` : 'refused.other')}</p>
}

/** Discarding takes it from every list at once; nothing is asked before, because it can be undone. */
function useDiscard(allocationId: string): () => void {
  const t = useTexts('conflict')
  const { desk } = useStore()
  const failed = () => notify({ kind: 'failed', message: t('failed') })
  const undo = async () => {
    const isBack = await desk.undiscard(allocationId)
    if (!isBack) failed()
  }
  return () => {
    desk
      .discard(allocationId)
      .then(() => notify({ message: t('discarded'), undo: () => void undo().catch(failed) }))
      .catch(failed)
  }
}
