import { useFormats, useTexts } from '../kit'
import { type HistoryEntry, useStore, useStoreQuery, type WorkLabel } from '../store'
import classes from './centre.module.css'
import { historyWords, whyRefused } from './history-words'
import { MoreButton, useShown } from './listed'
import { Part } from './part'

/** What sync did and met, latest first. */
export function HistorySection() {
  const t = useTexts('centre')
  const { sync } = useStore()
  const { shown, showMore } = useShown()
  // One more than is shown, to know whether there is more.
  const entries = useStoreQuery(() => sync.history(shown + 1), [shown])
  if (entries === undefined) return null
  return (
    <Part title={t('history.title')}>
      {entries.length === 0 && <p className={classes.note}>{t('history.nothing')}</p>}
      <ol className={classes.history}>
        {entries.slice(0, shown).map((entry, at) => (
          <Entry key={`${entry.at} ${at}`} entry={entry} />
        ))}
      </ol>
      {entries.length > shown && <MoreButton rest={null} onClick={showMore} />}
    </Part>
  )
}

function Entry({ entry }: { entry: HistoryEntry & { about: WorkLabel | null } }) {
  const t = useTexts('centre')
  const formats = useFormats()
  const words = historyWords(entry, t, formats)
  const reason = whyRefused(entry, t)
  return (
    <li>
      <time dateTime={entry.at} title={formats.dateTime(entry.at)}>
        {formats.day(entry.at)}, {formats.time(entry.at)}
      </time>
      <span>
        {entry.about === null ? words : `${words}: `}
        {entry.about !== null && <b>{entry.about.candidate}</b>}
        {reason !== null && ` · ${reason}`}
      </span>
    </li>
  )
}
