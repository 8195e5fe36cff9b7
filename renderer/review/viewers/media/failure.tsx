import { Button } from '@mantine/core'
import { IconMoodEmpty, IconVideoOff } from '@tabler/icons-react'
import { EmptyState, ErrorState, useFormats, useTexts } from '../../../kit'
import type { RecordingFacts, TrackFacts } from './inspect/facts'
import type { PlaybackFailure } from './playback/playback'

/** The tracks that this machine has no decoder for. */
export function unplayableTracks(facts: RecordingFacts | null | undefined): TrackFacts[] {
  return [facts?.picture, facts?.sound].filter((track) => track != null && !track.isPlayable) as TrackFacts[]
}

type Props = {
  reason: PlaybackFailure
  facts: RecordingFacts | null | undefined
  onTryAgain(): void
  onSaveCopy(): void
}

/** Instead of a recording that can't be played: what is wrong with it, as exactly as can be said, and the way out. */
export function PlaybackFailed({ reason, facts, onTryAgain, onSaveCopy }: Props) {
  const t = useTexts('media')
  const { list } = useFormats()
  const save = <Button onClick={onSaveCopy}>{t('failure.saveCopy')}</Button>
  if (reason === 'reading') {
    return (
      <ErrorState
        icon={<IconVideoOff />}
        title={t('failure.reading.title')}
        safe={t('failure.safe')}
        hint={t('failure.reading.hint')}
        actions={<Button onClick={onTryAgain}>{t('failure.tryAgain')}</Button>}
      />
    )
  }
  const codecs = unplayableTracks(facts).flatMap(({ codec }) => codec ?? [])
  const key = codecs.length > 0 ? 'codec' : 'broken'
  return (
    <ErrorState
      icon={<IconVideoOff />}
      title={t(`failure.${key}.title`, { codecs: list(codecs) })}
      safe={t('failure.safe')}
      hint={t(`failure.${key}.hint`)}
      actions={save}
    />
  )
}

/** Instead of a recording without a single byte. */
export function EmptyRecording({ onSaveCopy }: { onSaveCopy(): void }) {
  const t = useTexts('media')
  return (
    <EmptyState
      icon={<IconMoodEmpty />}
      title={t('failure.empty.title')}
      hint={t('failure.empty.hint')}
      actions={
        <Button variant="default" onClick={onSaveCopy}>
          {t('failure.saveCopy')}
        </Button>
      }
    />
  )
}
