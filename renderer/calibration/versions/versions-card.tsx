import { IconGitCompare } from '@tabler/icons-react'
import type { Rubric } from '../../../shared/domain'
import { IconButton, useFormats, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import { ExportMenu } from '../exchange/export-menu'
import versions from './versions-card.module.css'

type Props = {
  /** The newest first. */
  all: readonly Rubric[]
  /** What is edited, as a rubric; null where nothing was changed. */
  draft: Rubric | null
  /** When the draft was changed last; null where there is none. */
  changedAt: string | null
  onCompare(version: number): void
}

/** Every version with its day and its note, to be compared and to be saved as a file. */
export function VersionsCard({ all, draft, changedAt, onCompare }: Props) {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  return (
    <section className={classes.card} aria-label={t('versions.title')}>
      <div className={classes.cardHead}>
        <h2>{t('versions.title')}</h2>
      </div>
      <ol className={`${classes.entries} ${versions.list}`}>
        {draft && (
          <li>
            <span className={versions.name}>{t('versions.draft')}</span>
            <ExportMenu rubric={draft} part={t('versions.draft')} changedAt={changedAt} />
          </li>
        )}
        {all.map((rubric, at) => (
          <li key={rubric.version}>
            <span className={versions.name}>
              {t('version', { version: rubric.version })}
              {at === 0 && <span className={classes.note}> {t('versions.inForce')}</span>}
            </span>
            {rubric.publishedOn !== undefined && <span className={classes.note}>{formats.calendarDate(rubric.publishedOn)}</span>}
            <IconButton
              label={t('versions.compareOne', { version: rubric.version })}
              icon={<IconGitCompare size={16} />}
              onClick={() => onCompare(rubric.version)}
            />
            <ExportMenu
              rubric={rubric}
              part={t('version', { version: rubric.version })}
              changedAt={rubric.publishedOn === undefined ? null : `${rubric.publishedOn}T00:00:00.000Z`}
            />
            {rubric.note !== undefined && <span className={classes.said}>{rubric.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
