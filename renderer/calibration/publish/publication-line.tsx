import { Button } from '@mantine/core'
import { useTexts } from '../../kit'
import { type Publication, useStore } from '../../store'
import classes from '../calibration.module.css'

const KNOWN = [
  'rubric-superseded',
  'not-a-lead',
  'id-moved',
  'no-change',
  'wrong-state',
  'version-too-old',
  'incomplete',
  'damaged',
] as const

/** A version that is on its way, or that the hub refused, and why. */
export function PublicationLine({ achievementId, publication }: { achievementId: string; publication: Publication | null }) {
  const t = useTexts('rubricEditor')
  const { rubrics } = useStore()
  if (publication === null) return null
  if (publication.state === 'waiting') {
    return (
      <div className={classes.asked} role="status">
        {t('publication.waiting')}
      </div>
    )
  }
  const code = publication.code ?? ''
  const known = KNOWN.find((one) => one === code)
  return (
    <div className={classes.asked} data-refused role="alert">
      <span>
        <strong>{t('publication.refused')}</strong> {known ? t(`publication.why.${known}`) : t('publication.why.other', { code })}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void rubrics.settlePublication(achievementId)}>
        {t('understood')}
      </Button>
    </div>
  )
}
