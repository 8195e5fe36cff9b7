import { Button, Group, Modal, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconCloudOff } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { type Assessment, findMissing, type Recommendation, scoreFor, type Suggestion } from '../../../shared/domain'
import { bindKeys, KeyHint, useFormats, useReturnedFocus, useShortcuts, useTexts } from '../../kit'
import { useSuggestionWords } from '../../review/rubric'
import type { DeskRecord, SyncStatus } from '../../store'
import { DESK_KEYS } from '../desk-keys'
import type { SessionView } from '../session/desk-session'
import { GapList } from './gap-list'
import { listGaps, listMissing, type Place } from './missing'
import { othersJudge } from './others'
import classes from './outcome.module.css'

type Props = {
  outcome: Recommendation
  record: DeskRecord
  view: SessionView
  suggestion: Suggestion
  sync: SyncStatus | null
  onReason(reason: string): void
  onGoTo(place: Place): void
  /** Submits; answers what went wrong, for a person to read, or null. */
  onSubmit(): Promise<string | null>
  onClose(): void
}

/** The last look before an assessment goes out: the outcome, what is missing, and what happens next. */
export function SubmitDialog(props: Props) {
  const { outcome, record, view, suggestion, onClose } = props
  const t = useTexts('desk')
  const calibration = useTexts('calibration')
  useReturnedFocus()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { rubric, achievement } = record
  const { task } = record.allocation
  const assessment: Assessment = { ...view.assessment, recommendation: outcome }
  const missing = listMissing(rubric, findMissing(rubric, assessment, view.annotations, { ...achievement.policy, task }))
  const gaps = listGaps(rubric, assessment, view.annotations, achievement.policy)
  const items = record.submission.evidence
  // A question of integrity may show before all is read.
  const unread = outcome === 'referred' ? 0 : items.filter(({ id }) => record.reading[id] === undefined).length
  const departs = outcome !== suggestion.outcome
  const elsewhere = missing.filter((item) => item.goTo.place !== 'reason')

  const submit = async () => {
    if (missing.length > 0 || isBusy) return
    setBusy(true)
    try {
      setProblem(await props.onSubmit())
    } finally {
      setBusy(false)
    }
  }
  // A second press may come before the dialog has the focus: it is meant for what is on the screen.
  useShortcuts(bindKeys(DESK_KEYS, t, { 'desk.submit': () => void submit() }), 'panel')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void submit()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={task === 'calibrate' ? calibration('desk.submitTitle') : t(`submit.title.${outcome}`)}
      closeButtonProps={{ 'aria-label': t('submit.cancel') }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.dialog}>
        <p className={classes.who}>
          {t('submit.who', {
            candidate: record.submission.candidate.name ?? record.submission.candidate.pseudonym,
            achievement: achievement.name,
          })}
        </p>
        <Levels record={record} assessment={assessment} />
        {task === 'adjudicate' ? (
          <SettlingReason {...props} assessment={assessment} departs={departs} />
        ) : (
          departs && <OverrideReason {...props} assessment={assessment} />
        )}
        {elsewhere.length > 0 && (
          <section className={classes.missing} aria-label={t('submit.missing')}>
            <h3>
              <IconAlertTriangle size={16} aria-hidden="true" />
              {t('submit.missing')}
            </h3>
            <ul>
              {elsewhere.map((item, at) => (
                <li key={item.key}>
                  <button type="button" data-autofocus={at === 0 || undefined} onClick={() => props.onGoTo(item.goTo)}>
                    {t(`missing.${item.kind}`, { code: item.criterion?.code ?? '', title: item.criterion?.title ?? '' })}
                    <IconArrowRight size={14} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {(gaps.length > 0 || unread > 0) && (
          <GapList gaps={gaps} read={{ read: items.length - unread, total: items.length }} onGoTo={props.onGoTo} />
        )}
        {missing.length === 0 && <WhatHappensNext outcome={outcome} record={record} sync={props.sync} />}
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('submit.cancel')}
        </Button>
        <Button
          data-autofocus={missing.length === 0 || undefined}
          aria-disabled={missing.length > 0}
          variant={missing.length > 0 ? 'light' : 'filled'}
          loading={isBusy}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={() => void submit()}
        >
          {task === 'calibrate' ? calibration('desk.submit') : t(`submit.confirm.${outcome}`)}
        </Button>
      </Group>
    </Modal>
  )
}

/** The levels that go out, each with its criterion. */
function Levels({ record, assessment }: { record: DeskRecord; assessment: Assessment }) {
  const t = useTexts('desk')
  return (
    <ul className={classes.levels}>
      {record.rubric.criteria.map((criterion) => {
        const level = criterion.levels.find((each) => each.id === scoreFor(assessment, criterion.id).levelId)
        return (
          <li key={criterion.id}>
            <span>
              {criterion.code} {criterion.title}
            </span>
            <span data-open={level === undefined || undefined}>{level?.title ?? t('submit.noLevel')}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** Who settles a split says why, whatever the rubric suggests. */
function SettlingReason({ assessment, departs, ...props }: Props & { assessment: Assessment; departs: boolean }) {
  const t = useTexts('adjudication')
  const suggested = useSuggested(props, assessment)
  const reason = assessment.overrideReason
  return (
    <Textarea
      label={t('reason')}
      description={departs ? `${suggested} ${t('reasonHint')}` : t('reasonHint')}
      placeholder={t('reasonPlaceholder')}
      required
      data-autofocus={reason.trim() === '' || undefined}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={4000}
      value={reason}
      onChange={(event) => props.onReason(event.currentTarget.value)}
    />
  )
}

/** What the rubric suggests, and why. */
function useSuggested(
  { record, view, suggestion }: Pick<Props, 'record' | 'view' | 'suggestion'>,
  assessment: Assessment,
): string {
  const t = useTexts('desk')
  const reasons = useSuggestionWords(
    record.rubric,
    { assessment, annotations: view.annotations, policy: record.achievement.policy },
    suggestion,
  )
  return t('submit.overrideHint', { suggested: t(`outcome.${suggestion.outcome}`), reasons: reasons.join(' · ') })
}

function OverrideReason({ outcome, onReason, assessment, ...props }: Props & { assessment: Assessment }) {
  const t = useTexts('desk')
  const feedback = useTexts('feedback')
  const suggested = useSuggested(props, assessment)
  return (
    <Textarea
      label={t(outcome === 'referred' ? 'submit.referReason' : 'submit.overrideReason')}
      description={outcome === 'referred' ? t('submit.referHint') : suggested}
      required
      placeholder={feedback(`reason.for.${outcome}`)}
      data-autofocus={assessment.overrideReason.trim() === '' || undefined}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={4000}
      value={assessment.overrideReason}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  )
}

function WhatHappensNext({ outcome, record, sync }: Pick<Props, 'outcome' | 'record' | 'sync'>) {
  const t = useTexts('desk')
  const formats = useFormats()
  const calibration = useTexts('calibration')
  const isCalibration = record.allocation.task === 'calibrate'
  const { policy } = record.achievement
  const delay = formats.duration(policy.releaseDelaySeconds)
  const isPaused = sync?.pause === 'everything'
  const isOffline = !isPaused && (sync?.phase === 'offline' || sync?.isOnline === false)
  const others = outcome === 'referred' ? 'none' : othersJudge(record)
  const lines = isCalibration
    ? [calibration('desk.submitText')]
    : [
        policy.releaseDelaySeconds > 0 ? t('next.delay', { delay }) : t('next.noDelay'),
        others === 'none' ? t(`next.outcome.${outcome}`) : t(`next.others.${others}`),
      ]
  return (
    <section className={classes.next} aria-label={t('next.title')}>
      <h3>{t('next.title')}</h3>
      <ul>
        {(isOffline || isPaused) && (
          <li data-tone="brass">
            <IconCloudOff size={16} aria-hidden="true" />
            {t(isPaused ? 'next.paused' : 'next.offline')}
          </li>
        )}
        {lines.map((line) => (
          <li key={line}>
            <IconCircleCheck size={16} aria-hidden="true" />
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}
