import { Button } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowRight,
  IconCircleCheck,
  IconClockHour4,
  IconRosetteDiscountCheck,
  IconSend,
} from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { ProgressLine, useFormats, useHubNow, useTexts } from '../../kit'
import type { DeskRecord, SyncStatus, TakeBackResult } from '../../store'
import { ReferenceLine } from '../calibration/reference-line'
import { ThreadsButton } from '../calibration/threads-button'
import classes from './outcome.module.css'
import { othersJudge } from './others'
import { type Sending, useSending } from './use-sending'

type Props = {
  record: DeskRecord
  sync: SyncStatus | null
  /** It was sent just now: the way on takes the focus that the dialog had. */
  takesFocus: boolean
  onTakeBack(): Promise<TakeBackResult>
  onNext: (() => void) | null
}

/** In place of the outcome once the assessment is sent: what became of it, and whether it can still be taken back. */
export function ReceiptPanel({ record, sync, takesFocus, onTakeBack, onNext }: Props) {
  const t = useTexts('desk')
  const calibration = useTexts('calibration')
  const isCalibration = record.allocation.task === 'calibrate'
  const { receipt, status, assessment } = record
  const sending = useSending(record.allocation.id)
  const wayOn = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) wayOn.current?.querySelector<HTMLElement>('button, a')?.focus()
  }, [takesFocus])
  const isAsked = sending?.isTakeBackAsked === true
  const outcome = receipt?.outcome ?? assessment.recommendation
  const Icon =
    { released: IconRosetteDiscountCheck, decided: IconCircleCheck, accepted: IconClockHour4 }[status as string] ?? IconSend
  const waiting = waitsFor(sync)
  // It may have ended without me: withdrawn, or decided by others.
  const isMine = receipt !== null || status === 'waiting-to-send' || status === 'accepted'
  const title = isAsked
    ? t('takeBack.askedTitle')
    : isCalibration
      ? calibration('desk.handedInTitle')
      : outcome
        ? t(`receipt.outcome.${outcome}`)
        : t('receipt.title')
  const words =
    status === 'waiting-to-send'
      ? t(isAsked && waiting === 'waiting' ? 'takeBack.askedHint' : `receipt.${waiting}`)
      : isCalibration
        ? calibration('desk.handedIn')
        : status === 'released' || status === 'decided'
          ? t(`receipt.${status}`)
          : t(acceptedKey(record))
  return (
    <section className={classes.footer} data-sent aria-label={t('receipt.title')}>
      <div className={classes.suggestion} role="status">
        <Icon size={19} className={classes.seal} data-done={status === 'released' || undefined} aria-hidden="true" />
        <p>
          <strong>{isMine ? title : t('receipt.closed')}</strong>
          {isMine && <span className={classes.reason}>{words}</span>}
        </p>
      </div>
      {isCalibration && isMine && status !== 'waiting-to-send' && (
        <>
          <ReferenceLine record={record} />
          <ThreadsButton submissionId={record.submission.id} />
        </>
      )}
      {record.isHandedInElsewhere && (
        <p className={classes.note} data-elsewhere>
          {t('receipt.elsewhere')}
        </p>
      )}
      {sending && !isAsked && <TakeBack record={record} sending={sending} onTakeBack={onTakeBack} />}
      <div className={classes.actions}>
        {receipt?.credentialId && status === 'released' && (
          <Button
            component={Link}
            href={`/badges/${receipt.credentialId}`}
            variant="light"
            leftSection={<IconRosetteDiscountCheck size={16} />}
          >
            {t('receipt.badge')}
          </Button>
        )}
        <span className={classes.space} />
        <div ref={wayOn}>
          {onNext ? (
            <Button rightSection={<IconArrowRight size={16} />} onClick={onNext}>
              {t('receipt.next')}
            </Button>
          ) : (
            <Button component={Link} href="/queue" variant="default">
              {t('page.toQueue')}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

/** What is said of an assessment that the hub has, and that isn't decided, or of which one isn't told. */
function acceptedKey(record: DeskRecord) {
  const others = othersJudge(record)
  const { blind, seeding } = record.achievement.policy
  if (blind && seeding === true && record.allocation.task === 'assess') return 'receipt.acceptedOf.blind'
  // The outcome is told once all of them are in.
  if (others === 'none' || record.receipt?.outcome) return 'receipt.accepted'
  return blind ? 'receipt.acceptedOf.blind' : (`receipt.acceptedOf.${others}` as const)
}

/** The time in which a decision can be taken back, running out. */
function TakeBack({ record, sending, onTakeBack }: Pick<Props, 'record' | 'onTakeBack'> & { sending: Sending }) {
  const t = useTexts('desk')
  const formats = useFormats()
  const { receipt, status } = record
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<'too-late' | 'nothing-to-take-back' | null>(null)
  const releaseAt = status === 'accepted' || status === 'decided' ? (receipt?.releaseAt ?? null) : null
  const now = useHubNow(releaseAt === null ? null : 1)
  const left = releaseAt === null ? 0 : Math.ceil((Date.parse(releaseAt) - now.getTime()) / 1000)
  const isWaiting = status === 'waiting-to-send'
  if (refused) return <p className={classes.note}>{t(`takeBack.${refused}`)}</p>
  if (!isWaiting && left <= 0) return null

  const takeBack = async () => {
    setBusy(true)
    try {
      const result = await onTakeBack()
      setRefused(result.ok ? null : result.reason)
    } finally {
      setBusy(false)
    }
  }
  const whole = Math.max(record.achievement.policy.releaseDelaySeconds, 1)
  const words = isWaiting
    ? t(sending.mayHaveLeft ? 'takeBack.mayHaveLeft' : 'takeBack.notSent')
    : t('takeBack.left', { time: formats.duration(left) })
  return (
    <div className={classes.takeBack}>
      <div className={classes.takeBackWords}>
        <span>{words}</span>
        {!isWaiting && <ProgressLine share={left / whole} label={words} />}
      </div>
      <Button
        variant="default"
        size="xs"
        loading={isBusy}
        leftSection={<IconArrowBackUp size={15} />}
        onClick={() => void takeBack()}
      >
        {t('takeBack.button')}
      </Button>
    </div>
  )
}

/** What it is that keeps a submission here, as the text that says so. */
function waitsFor(sync: SyncStatus | null): 'waiting' | 'waitingSignIn' | 'waitingPaused' | 'waitingOffline' {
  if (sync?.needsSignIn) return 'waitingSignIn'
  if (sync?.pause === 'everything') return 'waitingPaused'
  return sync?.isOnline === false ? 'waitingOffline' : 'waiting'
}
