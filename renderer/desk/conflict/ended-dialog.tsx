import { Button } from '@mantine/core'
import { useState } from 'react'
import { scoreFor } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import { useDiscard } from '../discarded/use-discard'
import { HandOverDialog } from '../hand-over/hand-over-dialog'
import type { DeskSession, SessionView } from '../session/desk-session'
import asking from '../asking/asking.module.css'
import { Sides } from '../asking/sides'
import classes from './conflict.module.css'
import type { Conflict, EndedKind } from './conflict'
import { ConflictDialog } from './conflict-dialog'
import { HandedIn } from './handed-in'
import { MyWork } from './my-work'
import { refusedWords } from './refused-words'

type Props = {
  record: DeskRecord
  session: DeskSession
  conflict: Extract<Conflict, { kind: EndedKind }>
  view: SessionView
  onExport(): void
  /** The draft is on its way to somebody else; nothing is left to decide. */
  onHandedOver(): void
  /** My work stays here, and asks for nothing any more. */
  onKeep(): void
  onClose(): void
}

/** The work is no longer mine, or nobody's: what is so now, what is kept of mine, and the ways to leave it. */
export function EndedDialog({ record, session, conflict, view, onExport, onHandedOver, onKeep, onClose }: Props) {
  const t = useTexts('conflict')
  const formats = useFormats()
  const [isAsking, setAsking] = useState(false)
  const { discard } = useDiscard(record.allocation.id)
  const { kind, at } = conflict
  const { candidate } = record.submission
  const { handOver } = record
  const isMineIn = kind === 'handed-in' || kind === 'handed-in-twice'
  const mayHandOver = kind === 'moved' && handOver?.state === 'possible'
  const refused = mayHandOver ? handOver.refused : null
  const isOtherDrafts = refused === 'already-handed-over'
  const values = { candidate: candidate.name ?? candidate.pseudonym, achievement: record.achievement.name }
  return (
    <ConflictDialog
      title={t(`${kind}.title`)}
      lead={
        <>
          <p>{t(`${kind}.lead`, values)}</p>
          {at !== null && <p className={asking.note}>{t('learned', { time: formats.dateTime(at) })}</p>}
          {refused !== null && <p role="alert">{refusedWords(refused, t)}</p>}
        </>
      }
      onExport={onExport}
      // Escape reaches both dialogs: it closes the question first.
      onClose={isAsking ? () => setAsking(false) : onClose}
      stay={record.isKept ? { label: t('close'), run: onClose } : { label: t('keepHere'), run: onKeep }}
      decision={
        <>
          <Button color="red" variant="light" onClick={discard}>
            {t('discard')}
          </Button>
          {mayHandOver && !isOtherDrafts && (
            <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
              {t('handOver')}
            </Button>
          )}
        </>
      }
    >
      <Sides isFramed>
        <section className={classes.half} aria-labelledby="conflict-there">
          <h3 id="conflict-there">{t('there')}</h3>
          <p>{t(isOtherDrafts ? 'moved.thereOther' : `${kind}.there`)}</p>
          {kind === 'moved' && <p className={asking.note}>{t('moved.toSomebody')}</p>}
          {kind === 'decided' && <p className={asking.note}>{t('decided.bySomebody')}</p>}
          {isMineIn && record.receipt && (
            <HandedIn receipt={record.receipt} rubric={record.rubric} mineOf={(id) => scoreFor(view.assessment, id).levelId} />
          )}
        </section>
        <MyWork record={record} view={view} otherLevels={isMineIn ? (record.receipt?.handedIn?.levels ?? null) : null} />
      </Sides>
      {mayHandOver && (
        <HandOverDialog {...{ record, session, view }} opened={isAsking} onDone={onHandedOver} onClose={() => setAsking(false)} />
      )}
    </ConflictDialog>
  )
}
