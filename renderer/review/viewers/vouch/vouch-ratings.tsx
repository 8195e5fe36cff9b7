import type { Rubric, VouchStatement } from '../../../../shared/domain'
import { criterionColors, useTexts } from '../../../kit'
import classes from './vouch.module.css'

type VouchRatingsProps = { ratings: VouchStatement['ratings']; rubric: Rubric }

/** The voucher's own ratings in the words of the rubric. They are evidence, not scores. */
export function VouchRatings({ ratings, rubric }: VouchRatingsProps) {
  const t = useTexts('review')
  if (ratings.length === 0) return <p className={classes.faint}>{t('vouch.noRatings')}</p>
  return (
    <section>
      <h3 className={classes.heading}>{t('vouch.ratings')}</h3>
      <ul className={classes.ratings}>
        {ratings.map((rating) => (
          <Rating key={rating.criterionCode} rating={rating} rubric={rubric} />
        ))}
      </ul>
    </section>
  )
}

function Rating({ rating, rubric }: { rating: VouchStatement['ratings'][number]; rubric: Rubric }) {
  const t = useTexts('review')
  const index = rubric.criteria.findIndex((criterion) => criterion.code === rating.criterionCode)
  const criterion = rubric.criteria[index]
  const level = criterion?.levels[rating.level - 1]
  const color = criterion ? criterionColors(index).text : 'var(--assay-ink-tertiary)'
  return (
    <li className={classes.rating}>
      <div className={classes.ratingHead}>
        <span className={classes.criterion}>{`${rating.criterionCode} ${criterion?.title ?? ''}`}</span>
        {!criterion && <span className={classes.faint}>{t('vouch.unknownCriterion')}</span>}
        <span className={classes.level}>
          {level ? `${rating.level} ${level.title}` : t('vouch.outside', { level: rating.level })}
        </span>
      </div>
      {criterion && level && (
        <div
          className={classes.steps}
          role="img"
          aria-label={t('vouch.level', { level: rating.level, levels: criterion.levels.length })}
          style={{ color }}
        >
          {criterion.levels.map((step, at) => (
            <span key={step.id} data-filled={at < rating.level || undefined} />
          ))}
        </div>
      )}
      {rating.remark !== undefined && <p className={classes.remark}>{rating.remark}</p>}
    </li>
  )
}
