import { Button } from '@mantine/core'
import { IconGitPullRequest } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import { type Taken, takeReading } from './take-reading'

type Props = { achievementId: string; criterionId: string; words: string }

/** Takes what was agreed into the lead's draft of the rubric, where it stands after what the criterion asks, and goes there. */
export function PutIntoRubric({ achievementId, criterionId, words }: Props) {
  const t = useTexts('threads')
  const [, go] = useLocation()
  const { rubrics } = useStore()
  const [isBusy, setBusy] = useState(false)
  const put = async () => {
    setBusy(true)
    try {
      const record = await rubrics.open(achievementId)
      const taken: Taken = record === null ? { reason: 'gone' } : takeReading(record, criterionId, words)
      if ('reason' in taken) return notify({ kind: 'failed', message: t(`put.${taken.reason}`) })
      if (!(await rubrics.saveDraft(taken.draft))) return notify({ kind: 'failed', message: t('put.waiting') })
      notify({ message: t('put.done', { criterion: taken.code }) })
      go(`/calibration/rubric/${achievementId}`)
    } catch {
      notify({ kind: 'failed', message: t('put.failed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconGitPullRequest size={15} aria-hidden="true" />}
      loading={isBusy}
      onClick={() => void put()}
    >
      {t('put.button')}
    </Button>
  )
}
