import { IconFileCertificate, IconFileOff } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { headlineOf } from '../../shared/badges/check/headline'
import { announce, bindKeys, EmptyState, isTypingIn, LoadingState, Screen, useShortcuts, useTexts } from '../kit'
import { type CheckedBadge, useStore, useStoreQuery } from '../store'
import { CheckedList } from './checked-list'
import { DropField } from './drop-field'
import { handInCarried } from './hand-in'
import { ProblemText } from './problem-text'
import { ReportView } from './report-view'
import { type Checking, useChecking } from './use-checking'
import classes from './verify.module.css'
import { VERIFY_KEYS } from './verify-keys'

/** Takes any badge, ours or another issuer's, and says whether it holds and why not. */
export function VerifyPage() {
  const t = useTexts('verify')
  const { verifications } = useStore()
  const badges = useStoreQuery(() => verifications.list(), [])
  const [wantedId, setWantedId] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const checking = useChecking(setWantedId)
  // What was found of another file would be taken for this one's.
  const refused = wantedId === null ? checking.problem : null
  const shown = refused ? null : (badges?.find(({ id }) => id === wantedId) ?? badges?.[0] ?? null)
  const drop = useHandIn(checking)
  useVerdictSaid(shown, badges !== undefined)

  const step = (by: number) => {
    const at = badges?.findIndex(({ id }) => id === shown?.id) ?? -1
    setWantedId(badges?.[at + by]?.id ?? shown?.id ?? null)
  }
  const remove = () => {
    if (!shown) return
    step(badges?.at(-1)?.id === shown.id ? -1 : 1)
    void verifications.remove(shown.id)
  }
  useShortcuts(
    bindKeys(VERIFY_KEYS, t, {
      'verify.choose': () => input.current?.click(),
      ...(shown && {
        'verify.down': () => step(1),
        'verify.up': () => step(-1),
        'verify.remove': remove,
        ...(shown.state !== 'asked' && { 'verify.ask': () => void verifications.ask(shown.id) }),
      }),
      ...(checking.current !== null && { 'verify.cancel': checking.cancel }),
    }),
  )
  return (
    <Screen title={t('title')}>
      <div className={classes.content} {...drop.handlers}>
        <div className={classes.side}>
          <DropField checking={checking} input={input} isOver={drop.isOver} />
          {badges !== undefined && badges.length > 0 && (
            <CheckedList badges={badges} shownId={shown?.id ?? null} onShow={setWantedId} />
          )}
        </div>
        {badges === undefined && <LoadingState rows={6} />}
        {refused && (
          <EmptyState icon={<IconFileOff size={26} />} title={t('notLookedAt')} hint={<ProblemText problem={refused} />} />
        )}
        {badges !== undefined && shown === null && refused === null && (
          <EmptyState icon={<IconFileCertificate size={26} />} title={t('empty')} hint={t('emptyHint')} />
        )}
        {shown && <ReportView key={shown.id} badge={shown} onRemove={remove} />}
      </div>
    </Screen>
  )
}

/** Says the verdict to whoever doesn't see it, when it is shown and when it changes. */
function useVerdictSaid(shown: CheckedBadge | null, isRead: boolean): void {
  const t = useTexts('verify')
  const said = shown === null ? '' : `${shown.report.badge?.name ?? ''} ${t(`verdict.${headlineOf(shown.report)}.title`)}`
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (!isRead) return
    // What was there when the room was entered is read with the room.
    if (before.current !== null && before.current !== said && said !== '') announce(said)
    before.current = said
  }, [said, isRead])
}

/** Takes what is dropped anywhere on the room, and what is pasted while nobody types. */
function useHandIn(checking: Checking) {
  const [isOver, setOver] = useState(false)
  const { start } = checking
  const latest = useRef(start)
  useEffect(() => {
    latest.current = start
  }, [start])
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (isTypingIn(event.target) || !event.clipboardData) return
      const handedIn = handInCarried(event.clipboardData)
      if (handedIn.length > 0) latest.current(handedIn)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [])
  const handlers = {
    onDragOver: (event: DragEvent) => {
      // Without this the browser would leave the workbench and show the file.
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const handedIn = handInCarried(event.dataTransfer)
      if (handedIn.length > 0) start(handedIn)
    },
  }
  return { isOver, handlers }
}
