import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { EmptyState, LoadingState, useTexts } from '../../kit'
import { type RubricRecord, useStore, useStoreQuery } from '../../store'
import { RubricEditor } from './rubric-editor'

/** The rubric of an achievement, to be mended by whoever leads its assessors. */
export function RubricPage({ achievementId }: { achievementId: string }) {
  const t = useTexts('rubricEditor')
  const { rubrics } = useStore()
  // Another achievement's rubric must not be taken for this one's.
  const read = useStoreQuery(async () => ({ achievementId, record: await rubrics.open(achievementId) }), [achievementId])
  const record = read?.achievementId === achievementId ? read.record : undefined
  if (record === undefined) return <LoadingState rows={6} />
  if (record === null || record.versions.length === 0) {
    return (
      <EmptyState
        icon={<IconScale size={26} />}
        title={t('gone')}
        hint={t('goneHint')}
        actions={
          <Button component={Link} href="/calibration" variant="default">
            {t('keys.back')}
          </Button>
        }
      />
    )
  }
  return <CurrentEditor key={achievementId} record={record} />
}

/**
 * The editor, begun anew when what it edits is over: a draft that was published or discarded is gone, and whoever hasn't typed anything
 * goes on with the version that is in force by now.
 */
function CurrentEditor({ record }: { record: RubricRecord }) {
  const { draft, versions } = record
  const clean = draft === null ? String(versions[0]?.version) : null
  const [shown, setShown] = useState({ clean, turn: 0 })
  if (clean !== null && clean !== shown.clean) setShown({ clean, turn: shown.turn + 1 })
  const begin = () => setShown({ clean, turn: shown.turn + 1 })
  return <RubricEditor key={shown.turn} record={record} onDiscarded={begin} onTakeOther={begin} />
}
