import { Button } from '@mantine/core'
import { useState } from 'react'
import { notify, useFormats, useTexts } from '../../kit'
import { readingOf, useKeptDraft, whyNotTaken } from '../../review'
import { type ReadingAsked, type RoundThreads, useStore } from '../../store'
import classes from '../calibration.module.css'
import { PutIntoRubric } from './put-into-rubric'
import { ReadingForm } from './reading-form'
import card from './threads.module.css'

type Props = {
  roundId: string
  criterion: { id: string; code: string }
  threads: RoundThreads
}

/** How the panel agreed to read a criterion: what holds, and the lead's way to agree on it, to replace it, and to withdraw it. */
export function ReadingCard({ roundId, criterion, threads }: Props) {
  const t = useTexts('threads')
  const formats = useFormats()
  const store = useStore()
  // Null while nothing is being written; kept, so that half a reading isn't lost by looking at another cell.
  const { draft, keep, clear } = useKeptDraft<string | null>(`threads.reading/${roundId}/${criterion.id}`, null)
  const [isBusy, setBusy] = useState(false)
  const reading = readingOf(threads, criterion.id)
  const asked = threads.asked.filter(({ criterionId }) => criterionId === criterion.id)
  const isWaiting = asked.some(({ state }) => state === 'waiting')
  const agree = async (words: string | null) => {
    setBusy(true)
    try {
      if (!(await store.threads.agree(roundId, criterion.id, words))) throw new Error('The round is not here any more.')
      clear()
    } catch {
      notify({ kind: 'failed', message: t('sendFailed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={`${classes.card} ${card.reading}`} aria-label={t('reading')}>
      <h3>{t('reading')}</h3>
      {reading && (
        <>
          <p className={card.words} dir="auto">
            {reading.words}
          </p>
          <p className={classes.note}>{t('agreedOn', { date: formats.dateTime(reading.agreedAt) })}</p>
        </>
      )}
      {!reading && !isWaiting && <p className={classes.note}>{t('nothingAgreed')}</p>}
      {asked.map((one) => (
        <Asked key={one.commandId} asked={one} />
      ))}
      {draft !== null ? (
        <ReadingForm
          label={t('readingOf', { criterion: criterion.code })}
          value={draft}
          isBusy={isBusy}
          onChange={keep}
          onAgree={() => void agree(draft)}
          onCancel={clear}
        />
      ) : (
        <div className={card.foot}>
          <Button size="xs" variant="default" onClick={() => keep(reading?.words ?? '')}>
            {t(reading ? 'replace' : 'agree')}
          </Button>
          {reading && <PutIntoRubric achievementId={reading.achievementId} criterionId={criterion.id} words={reading.words} />}
          {reading && !isWaiting && (
            <Button size="xs" variant="subtle" disabled={isBusy} onClick={() => void agree(null)}>
              {t('withdraw')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** What I agreed on and the hub hasn't taken. */
function Asked({ asked }: { asked: ReadingAsked }) {
  const t = useTexts('threads')
  const { threads } = useStore()
  const { commandId, words, state, code } = asked
  const isRefused = state === 'refused'
  return (
    <div className={card.asked} data-refused={isRefused || undefined} role={isRefused ? 'alert' : 'status'}>
      <p className={classes.note}>
        {isRefused
          ? `${t('readingRefused')} ${whyNotTaken(code, t)}`
          : t(words === null ? 'withdrawalWaiting' : 'readingWaiting')}
      </p>
      {words !== null && (
        <p className={card.words} dir="auto">
          {words}
        </p>
      )}
      {isRefused && (
        <Button size="compact-xs" variant="default" onClick={() => void threads.settle(commandId)}>
          {t('putAway')}
        </Button>
      )}
    </div>
  )
}
