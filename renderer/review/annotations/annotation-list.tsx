import { IconMessagePlus, IconPencil, IconTrash } from '@tabler/icons-react'
import type { Annotation, EvidenceItem, Rubric } from '../../../shared/domain'
import { EmptyState, IconButton, useFormats, useTexts } from '../../kit'
import { compareByPlace, subjectOf } from './annotation-quote'
import classes from './annotations.module.css'
import { CriterionDot } from './criterion-dot'

type AnnotationListProps = {
  /** All items of the submission, in the order in which they are listed. */
  items: readonly EvidenceItem[]
  annotations: readonly Annotation[]
  rubric: Rubric
  activeAnnotationId: string | null
  isReadOnly: boolean
  /** A click: go to the annotation in its item. */
  onActivate(annotation: Annotation): void
  /** Go there and put the cursor into the comment. */
  onEdit(annotation: Annotation): void
  onDelete(annotation: Annotation): void
}

/** Every annotation of a submission, by item and in reading order. */
export function AnnotationList(props: AnnotationListProps) {
  const { items, annotations } = props
  const t = useTexts('review')
  if (annotations.length === 0) {
    return <EmptyState icon={<IconMessagePlus />} title={t('annotations.none.title')} hint={t('annotations.none.hint')} />
  }
  return (
    <div className={classes.list}>
      {items.map((item) => {
        const own = annotations.filter((annotation) => annotation.evidenceId === item.id).sort(compareByPlace)
        if (own.length === 0) return null
        return (
          <section key={item.id} aria-label={item.title}>
            <h3 className={classes.itemTitle}>
              {item.title} <span className={classes.count}>{t('annotations.count', { count: own.length })}</span>
            </h3>
            <ul className={classes.entries}>
              {own.map((annotation) => (
                <Entry key={annotation.id} {...props} annotation={annotation} item={item} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

type EntryProps = AnnotationListProps & { annotation: Annotation; item: EvidenceItem }

function Entry({ annotation, item, rubric, activeAnnotationId, isReadOnly, onActivate, onEdit, onDelete }: EntryProps) {
  const t = useTexts('review')
  const { time } = useFormats()
  const { quote, kind, page } = subjectOf(annotation)
  const index = rubric.criteria.findIndex((criterion) => criterion.id === annotation.criterionId)
  const criterion = rubric.criteria[index]
  const subject = { words: '', area: t('annotations.area'), pin: t('annotations.pin'), 'whole-item': t('annotations.wholeItem') }[
    kind
  ]
  return (
    <li className={classes.entry} data-active={annotation.id === activeAnnotationId || undefined}>
      <button
        type="button"
        className={classes.entryButton}
        aria-current={annotation.id === activeAnnotationId}
        aria-description={t('annotations.show', { title: item.title })}
        onClick={() => onActivate(annotation)}
      >
        <span className={classes.entryHead}>
          {criterion ? (
            <>
              <CriterionDot index={index} />
              <strong>{criterion.code}</strong>
            </>
          ) : (
            <span className={classes.faint}>{t('annotations.noCriterion')}</span>
          )}
          <span className={classes.faint}>
            {page !== null && t('annotations.onPage', { page })}
            {page !== null && subject !== '' && ' · '}
            {subject}
          </span>
          <time className={classes.time} dateTime={annotation.modifiedAt}>
            {time(annotation.modifiedAt)}
          </time>
        </span>
        {quote !== null && <q className={classes.quote}>{quote}</q>}
        {annotation.comment !== '' && <span className={classes.entryComment}>{annotation.comment}</span>}
      </button>
      {!isReadOnly && (
        <span className={classes.entryActions}>
          <IconButton
            label={t('annotations.edit')}
            size="sm"
            icon={<IconPencil size={15} />}
            onClick={() => onEdit(annotation)}
          />
          <IconButton
            label={t('annotations.delete')}
            size="sm"
            icon={<IconTrash size={15} />}
            onClick={() => onDelete(annotation)}
          />
        </span>
      )}
    </li>
  )
}
