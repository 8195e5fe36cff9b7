import { Button } from '@mantine/core'
import { IconDevices, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { bindKeys, IconButton, notify, useFormats, useShortcuts, useTexts } from '../../kit'
import { type Arrival, type DeskRecord, useStore, useStoreQuery } from '../../store'
import { DeskLine } from '../asking/desk-line'
import type { DeskSession, SessionView } from '../session/desk-session'
import { countArrived } from './counts'
import { ArrivedDialog } from './arrived-dialog'
import { TRAVEL_KEYS } from './travel-keys'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  /** The line goes, and the focus with it. */
  onLeave(): void
}

/** One calm line that says what came from the person's other device, with the way to look at it and to choose. */
export function TravelArea({ record, session, view, onLeave }: Props) {
  const t = useTexts('desk')
  const { travel } = useStore()
  const { id } = record.allocation
  const arrival = useStoreQuery(() => travel.arrival(id), [id])
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const hasFields = (arrival?.fields.length ?? 0) > 0
  useShortcuts(bindKeys(TRAVEL_KEYS, t, hasFields ? { 'desk.arrived': () => setOpen(true) } : {}))
  if (!arrival) return null
  const settle = () => {
    setOpen(false)
    onLeave()
    travel.settle(id).catch(() => notify({ kind: 'failed', message: t('travel.failed') }))
  }
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <>
      {arrival.held && <HeldLine held={arrival.held} />}
      {hasFields && (
        <DeskLine
          icon={IconDevices}
          tone="told"
          label={t('travel.label')}
          actions={
            <>
              <Button ref={button} size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setOpen(true)}>
                {t('travel.look')}
              </Button>
              <IconButton label={t('travel.dismiss')} size="sm" icon={<IconX size={15} />} onClick={settle} />
            </>
          }
        >
          <Told arrival={arrival} />
        </DeskLine>
      )}
      {isOpen && hasFields && (
        <ArrivedDialog record={record} session={session} view={view} fields={arrival.fields} onDone={settle} onClose={close} />
      )}
    </>
  )
}

function Told({ arrival: { fields } }: { arrival: Arrival }) {
  const t = useTexts('desk')
  const formats = useFormats()
  const { criteria, notes, clashes, hasFeedback, hasOutcome } = countArrived(fields)
  const parts = [
    ...(criteria > 0 ? [t('travel.criteria', { count: criteria })] : []),
    ...(notes > 0 ? [t('travel.notes', { count: notes })] : []),
    ...(hasOutcome ? [t('travel.outcome')] : []),
    ...(hasFeedback ? [t('travel.feedback')] : []),
  ]
  return (
    <>
      {t('travel.line', { what: formats.list(parts) })}
      {clashes > 0 && (
        <>
          {' '}
          <strong>{t('travel.clashes', { count: clashes })}</strong>
        </>
      )}
    </>
  )
}

function HeldLine({ held }: { held: NonNullable<Arrival['held']> }) {
  const t = useTexts('desk')
  return (
    <DeskLine icon={IconDevices} tone="quiet" label={t('travel.heldLabel')}>
      {t('travel.held', { revision: held.submissionRevision, version: held.rubricVersion })}
    </DeskLine>
  )
}
