import { Button } from '@mantine/core'
import { useState } from 'react'
import { type TextKey, useFormats, useTexts } from '../kit'
import { type HistoryEntry, useStore, useStoreQuery, type WorkLabel } from '../store'
import classes from './centre.module.css'
import { Part } from './part'

const FIRST = 12
const MORE = 200

/** What sync did and met, latest first. */
export function HistorySection() {
  const t = useTexts('centre')
  const { sync } = useStore()
  const [most, setMost] = useState(FIRST)
  const entries = useStoreQuery(() => sync.history(most + 1), [most])
  if (entries === undefined) return null
  return (
    <Part title={t('history.title')}>
      {entries.length === 0 && <p className={classes.note}>{t('history.nothing')}</p>}
      <ol className={classes.history}>
        {entries.slice(0, most).map((entry, at) => (
          <Entry key={`${entry.at} ${at}`} entry={entry} />
        ))}
      </ol>
      {entries.length > most && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setMost(MORE)}>
          {t('history.more')}
        </Button>
      )}
    </Part>
  )
}

function Entry({ entry }: { entry: HistoryEntry & { about: WorkLabel | null } }) {
  const t = useTexts('centre')
  const formats = useFormats()
  const isBytes = entry.kind === 'fetched' || entry.kind === 'evicted' || entry.kind === 'lease-ended' || entry.kind === 'purged'
  const key: TextKey<'centre'> = `history.${entry.kind}`
  const words = t(key, { count: entry.count ?? 0, size: isBytes ? formats.bytes(entry.count ?? 0) : '' })
  return (
    <li>
      <time dateTime={entry.at}>{formats.dateTime(entry.at)}</time>
      <span>
        {words}
        {entry.about !== null && <b> {entry.about.candidate}</b>}
      </span>
    </li>
  )
}
