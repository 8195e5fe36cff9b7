import { Button, Modal } from '@mantine/core'
import { IconCircleCheck, IconHandStop, IconSend } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Chip, EmptyState, notify, useFormats, useNow, useTexts } from '../../kit'
import { type QueueOpening, useStore } from '../../store'
import { EvidenceCell } from '../cells/evidence-cell'
import classes from './openings.module.css'

type Props = { openings: readonly QueueOpening[]; onClose(): void }

/** Work that waits for somebody: enough of each to choose it, and one button that asks for it. */
export function OpeningsDialog({ openings, onClose }: Props) {
  const t = useTexts('openings')
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Work that was claimed has lost its button, and the focus with it. Not the next one gets it: a key held too long would claim that too.
    if (document.activeElement === document.body) content.current?.focus()
  }, [openings])
  return (
    <Modal
      opened
      onClose={onClose}
      size="62rem"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus={false}
    >
      <div ref={content} className={classes.content} tabIndex={-1} data-autofocus>
        {openings.length === 0 ? (
          <EmptyState icon={<IconCircleCheck size={24} />} title={t('none')} hint={t('noneHint')} />
        ) : (
          <>
            <p className={classes.lead}>{t('lead')}</p>
            <ul className={classes.list}>
              {openings.map((opening) => (
                <OpeningLine key={opening.submissionId} opening={opening} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Modal>
  )
}

function OpeningLine({ opening }: { opening: QueueOpening }) {
  const t = useTexts('openings')
  const formats = useFormats()
  const now = useNow(60)
  const { candidate, achievementName, submissionRevision, evidence, receivedAt, dueOn, sizeBytes } = opening
  const name = candidate.name ?? candidate.pseudonym
  const isLate = formats.daysUntil(dueOn, now) < 0
  return (
    <li className={classes.line} aria-label={t('line', { candidate: name, achievement: achievementName })}>
      <span className={classes.what}>
        <strong>{name}</strong>
        {submissionRevision > 1 && <span className={classes.quiet}>{t('revision', { revision: submissionRevision })}</span>}
        <span className={classes.achievement}>{achievementName}</span>
      </span>
      <EvidenceCell row={{ evidence: evidence.map((item) => ({ ...item, vouch: null })) }} />
      <span className={classes.quiet}>{t('received', { date: formats.day(receivedAt) })}</span>
      <span data-late={isLate || undefined} className={classes.due}>
        {t(isLate ? 'wasDue' : 'due', { date: formats.calendarDate(dueOn) })}
      </span>
      <span className={classes.size}>{formats.bytes(sizeBytes)}</span>
      <ClaimCell opening={opening} name={name} />
    </li>
  )
}

function ClaimCell({ opening: { submissionId, claim }, name }: { opening: QueueOpening; name: string }) {
  const t = useTexts('openings')
  const { queue } = useStore()
  const ask = async () => {
    const isAsked = await queue.claim(submissionId).catch(() => false)
    notify(isAsked ? { kind: 'hint', message: t('asked', { candidate: name }) } : { kind: 'failed', message: t('failed') })
  }
  if (claim === 'waiting') {
    return (
      <Chip tone="brass" icon={<IconSend size={13} aria-hidden="true" />}>
        {t('waiting')}
      </Chip>
    )
  }
  if (claim === 'refused') {
    return (
      <Chip tone="red" icon={<IconHandStop size={13} aria-hidden="true" />}>
        {t('refused')}
      </Chip>
    )
  }
  return (
    <Button size="compact-sm" variant="light" aria-label={t('claimOf', { candidate: name })} onClick={() => void ask()}>
      {t('claim')}
    </Button>
  )
}
