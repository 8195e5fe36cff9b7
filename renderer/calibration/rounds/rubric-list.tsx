import { IconPencil } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Chip, useFormats, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import rows from './rounds.module.css'

/** The rubrics whose wording I may mend, each with its version and what is under way about it. */
export function RubricList() {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const { rubrics } = useStore()
  const list = useStoreQuery(() => rubrics.list(), []) ?? []
  if (list.length === 0) return null
  return (
    <section className={rows.rubrics} aria-labelledby="rubrics-title">
      <h2 id="rubrics-title">{t('list.title')}</h2>
      <p className={classes.note}>{t('list.hint')}</p>
      <ul className={rows.list}>
        {list.map(({ achievementId, achievementName, title, version, publishedOn, hasDraft, publication }) => (
          <li key={achievementId}>
            <Link href={`/calibration/rubric/${achievementId}`} className={rows.rubric}>
              <span className={rows.words}>
                <span className={rows.name}>{achievementName}</span>
                <span className={rows.caption}>
                  {publishedOn === null ? title : t('list.since', { title, date: formats.calendarDate(publishedOn) })}
                </span>
              </span>
              <Chip>{t('version', { version })}</Chip>
              {publication ? (
                <Chip tone={publication.state === 'refused' ? 'red' : 'brass'}>{t(`list.${publication.state}`)}</Chip>
              ) : (
                hasDraft && <Chip tone="brass">{t('list.draft')}</Chip>
              )}
              <span className={rows.edit}>
                <IconPencil size={15} aria-hidden="true" />
                {t('list.edit')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
