import { IconHourglass, IconSearchOff, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { bindKeys, EmptyState, findWords, KeyHint, useCharacterKeys, useHubNow, useShortcuts, useTexts } from '../../kit'
import type { QueueDecision } from '../../store'
import overview from '../overview/overview.module.css'
import { QUEUE_KEYS } from '../queue-keys'
import classes from './before-release.module.css'
import { BEFORE_RELEASE_KEYS } from './before-release-keys'
import { DecisionLine, mayReturnNow } from './decision-line'
import { ReturnDialog } from './return-dialog'

type Props = {
  decisions: readonly QueueDecision[]
  search: string
  /** Whether the hub can be reached now. */
  isOnline: boolean
  /** Nothing is left that could have the focus. */
  onEmptied(): void
}

/** Decisions that wait for their release, for a lead: what would go out, who made it, and how long it can be returned. */
export function BeforeRelease({ decisions, search, isOnline, onEmptied }: Props) {
  const t = useTexts('beforeRelease')
  const queue = useTexts('queue')
  const hasCharacterKeys = useCharacterKeys()
  const now = useHubNow(1)
  const list = useRef<HTMLUListElement>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const [returning, setReturning] = useState<QueueDecision | null>(null)
  const shown = findShown(decisions, search)
  const at = Math.max(
    0,
    shown.findIndex(({ id }) => id === activeId),
  )
  const active = shown[at]
  const goTo = (index: number) => {
    const lines = list.current?.querySelectorAll<HTMLElement>('[data-line]')
    lines?.[Math.max(0, Math.min(shown.length - 1, index))]?.focus()
  }
  // Before a line has the focus, the first step leads to the first one.
  const step = (by: number) => goTo(activeId === null ? 0 : at + by)
  useShortcuts(
    bindKeys(QUEUE_KEYS, queue, {
      'queue.down': () => step(1),
      'queue.up': () => step(-1),
      'queue.first': () => goTo(0),
      'queue.last': () => goTo(shown.length - 1),
    }),
  )
  const canReturn = active !== undefined && mayReturnNow(active, now)
  useShortcuts(bindKeys(BEFORE_RELEASE_KEYS, t, { 'queue.return': canReturn ? () => setReturning(active) : undefined }))
  const close = () => {
    setReturning(null)
    // The button that opened it is gone where the return is on its way.
    requestAnimationFrame(() => document.activeElement === document.body && goTo(at))
  }
  const isEmpty = shown.length === 0
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) onEmptied()
  }, [isEmpty, onEmptied])
  if (isEmpty) {
    const why = decisions.length === 0 ? 'none' : 'filtered'
    const Icon = why === 'none' ? IconHourglass : IconSearchOff
    return <EmptyState icon={<Icon size={24} />} title={t(`empty.${why}.title`)} hint={t(`empty.${why}.hint`)} />
  }
  return (
    <div className={classes.view}>
      <p className={classes.lead}>{t('lead')}</p>
      {!isOnline && (
        <p className={classes.offline} role="status">
          <IconWifiOff size={15} aria-hidden="true" />
          {t('offline')}
        </p>
      )}
      <ul ref={list} className={classes.list} aria-label={t('list')} data-queue-list>
        {shown.map((decision) => (
          <DecisionLine
            key={decision.id}
            decision={decision}
            now={now}
            onActive={() => setActiveId(decision.id)}
            onReturn={() => setReturning(decision)}
            onLeft={() => goTo(at)}
          />
        ))}
      </ul>
      <div className={overview.keyLine}>
        <span>
          <KeyHint keys="arrowup" /> <KeyHint keys="arrowdown" /> {queue('keys.move')}
        </span>
        <span>
          <KeyHint keys="enter" /> {t('keys.open')}
        </span>
        {hasCharacterKeys && (
          <span>
            <KeyHint keys="r" /> {t('keys.returnIt')}
          </span>
        )}
      </div>
      {returning !== null && <ReturnDialog decision={returning} isOnline={isOnline} onClose={close} />}
    </div>
  )
}

/** Those whose candidate, achievement or assessors are what was searched for; in the order of their release. */
function findShown(decisions: readonly QueueDecision[], search: string): readonly QueueDecision[] {
  if (search.trim() === '') return decisions
  const texts = decisions.map(({ candidate, achievementName, parts }) =>
    [candidate.name ?? candidate.pseudonym, achievementName, ...parts.map(({ assessor }) => assessor ?? '')].join(' '),
  )
  // Letters in between that merely occur in this order are no find in a list of names.
  const found = new Set(findWords(texts, search).flatMap(({ index, grade }) => (grade < 3 ? [index] : [])))
  return decisions.filter((_, at) => found.has(at))
}
