import { IconQuote, IconQuoteOff } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../kit'
import type { RoundThreads } from '../../store'
import { CommentEntry } from './comment-entry'
import { Compose } from './compose'
import { threadEntries } from './entries'
import classes from './threads.module.css'

export type ThreadRound = {
  id: string
  /** Exemplars that the reader knows, and may speak of. */
  exemplars: readonly { submissionId: string; pseudonym: string }[]
}

type Props = {
  round: ThreadRound
  threads: RoundThreads
  criterion: { id: string; code: string }
  /** What members are called beside their code, by code, where the reader wants that. */
  names?: ReadonlyMap<string, string>
}

/** What is said in a round about how a criterion is read, and the way to say something. */
export function CriterionThread({ round, threads, criterion, names }: Props) {
  const t = useTexts('threads')
  const formats = useFormats()
  const entries = threadEntries(threads, criterion.id)
  const pseudonyms = new Map(round.exemplars.map(({ submissionId, pseudonym }) => [submissionId, pseudonym]))
  const label = t('title', { criterion: criterion.code })
  const nameOf = (code: string | null, isMine: boolean) => {
    const name = code === null ? t('lead') : (names?.get(code) ?? code)
    return isMine ? t('you', { name }) : name
  }
  return (
    <section className={classes.thread} aria-label={label}>
      <h3>{label}</h3>
      {entries.length === 0 && <p className={classes.note}>{t('empty')}</p>}
      {entries.length > 0 && (
        <ol className={classes.entries}>
          {entries.map((entry) => {
            if (entry.kind === 'comment') {
              const { about, by, isMine } = entry.comment
              return (
                <CommentEntry
                  key={entry.id}
                  comment={entry.comment}
                  who={nameOf(by, isMine)}
                  about={about === null ? null : (pseudonyms.get(about) ?? t('exemplarGone'))}
                />
              )
            }
            const isAgreed = entry.kind === 'agreed'
            const Icon = isAgreed ? IconQuote : IconQuoteOff
            return (
              <li key={entry.id} className={classes.event}>
                <p className={classes.head}>
                  <Icon size={14} aria-hidden="true" />
                  <strong>{t(isAgreed ? 'agreed' : 'withdrawn')}</strong>
                  <span className={classes.when}>{formats.dateTime(entry.at)}</span>
                </p>
                {isAgreed && (
                  <p className={classes.words} dir="auto" data-over={entry.reading.ended !== null || undefined}>
                    {entry.reading.words}
                    {entry.reading.ended !== null && (
                      <span className={classes.when}> {t(`ended.${entry.reading.ended.by}`)}</span>
                    )}
                  </p>
                )}
              </li>
            )
          })}
        </ol>
      )}
      <Compose
        key={`${round.id}/${criterion.id}`}
        roundId={round.id}
        criterionId={criterion.id}
        label={t('write', { criterion: criterion.code })}
        exemplars={round.exemplars}
      />
    </section>
  )
}
