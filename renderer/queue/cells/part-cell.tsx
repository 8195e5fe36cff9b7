import { Chip, type TextKey, type Tone, useTexts } from '../../kit'
import type { QueueRow } from '../../store'

const TONES: Record<QueueRow['task'], Tone> = { assess: 'neutral', adjudicate: 'violet', calibrate: 'brass' }

/** What I am to do with it. */
export function PartCell({ row }: { row: QueueRow }) {
  const t = useTexts('queue')
  const key: TextKey<'queue'> = `part.${row.task}${row.isBlind ? 'Blind' : ''}`
  const tone = row.task === 'assess' && row.isBlind ? 'blue' : TONES[row.task]
  return <Chip tone={tone}>{t(key)}</Chip>
}
