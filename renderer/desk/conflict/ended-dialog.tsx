import { Button } from '@mantine/core'
import { useState } from 'react'
import { RejectionCodeSchema } from '../../../shared/protocol'
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
  const { discard } = useDiscard(record.allocation.id)
  const { kind, at } = conflict
  const { candidate } = record.submission
  const { handOver } = record
  const isMineIn = kind === 'handed-in' || kind === 'handed-in-twice'
  const mayHandOver = kind === 'moved' && handOver?.state === 'possible'
  const values = { candidate: candidate.name ?? candidate.pseudonym, achievement: record.achievement.name }
  return (
    <ConflictDialog
      title={t(`${kind}.title`)}
      lead={
        <>
          <p>{t(`${kind}.lead`, values)}</p>
          {at !== null && <p className={asking.note}>{t('learned', { time: formats.dateTime(at) })}</p>}
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
          {mayHandOver && handOver.refused !== 'already-handed-over' && (
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
          <p>{t(`${kind}.there`)}</p>
          {kind === 'decided' && <p className={asking.note}>{t('decided.bySomebody')}</p>}
          {isMineIn && record.receipt && <HandedIn receipt={record.receipt} rubric={record.rubric} />}
        </section>
        <MyWork record={record} view={view} />
      </Sides>
      {mayHandOver && (
        <HandOverDialog {...{ record, session, view }} opened={isAsking} onDone={onHandedOver} onClose={() => setAsking(false)} />
      )}
    </ConflictDialog>
  )
}

/** Refusals of a hand-over that have words of their own. */
const RefusedSchema = RejectionCodeSchema.extract(['no-receiver', 'not-independent', 'already-handed-over'])

function Refused({ code }: { code: string }) {
  const t = useTexts('conflict')
  const told = RefusedSchema.safeParse(code)
  return <p role="alert">{t(told.success ? `refused.${told.data}` : 'refused.other')}</p>
}
