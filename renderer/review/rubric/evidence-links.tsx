import { Menu } from '@mantine/core'
import {
  IconCheck,
  IconClock,
  IconCode,
  IconFile,
  IconHighlight,
  IconLink,
  IconMapPin,
  IconMessage2,
  IconSquareDashed,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Annotation, AnnotationShape, Criterion, EvidenceItem, Score } from '../../../shared/domain'
import { type Texts, useTexts } from '../../kit'
import { clockTime, findPlace, shorten } from './place'
import classes from './rubric.module.css'

type Props = {
  criterion: Criterion
  score: Score
  /** The annotations that are tied to this criterion. */
  annotations: readonly Annotation[]
  evidence: readonly EvidenceItem[]
  /** Whether policy asks for at least one link. */
  required: boolean
  readOnly: boolean
  onScore(change: Partial<Omit<Score, 'criterionId'>>): void
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

const SHAPE_ICONS: Record<AnnotationShape, ReactNode> = {
  highlight: <IconHighlight size={13} />,
  underline: <IconHighlight size={13} />,
  comment: <IconMessage2 size={13} />,
  area: <IconSquareDashed size={13} />,
  pin: <IconMapPin size={13} />,
  'time-range': <IconClock size={13} />,
  'line-range': <IconCode size={13} />,
  'whole-item': <IconFile size={13} />,
}

/** What supports a level: passages, whole items, or the statement that nothing was found. */
export function EvidenceLinks(props: Props) {
  const { criterion, score, annotations, evidence, required, readOnly, onScore } = props
  const t = useTexts('rubric')
  const linked = evidence.filter((item) => score.wholeItemIds.includes(item.id))
  const hasNone = annotations.length === 0 && linked.length === 0
  const toggle = (id: string) => {
    const without = score.wholeItemIds.filter((each) => each !== id)
    const wholeItemIds = without.length < score.wholeItemIds.length ? without : [...without, id]
    // "None found" can't stand beside a link.
    onScore({ wholeItemIds, noEvidenceFound: wholeItemIds.length > 0 ? false : score.noEvidenceFound })
  }
  return (
    <div className={classes.links} role="group" aria-label={t('linksOf', { code: criterion.code })}>
      {annotations.map((annotation) => (
        <button
          key={annotation.id}
          type="button"
          className={classes.link}
          title={annotation.comment || findPlace(annotation).quote || undefined}
          onClick={() => props.onAnnotation(annotation)}
        >
          {SHAPE_ICONS[annotation.shape]}
          <span>{placeWords(t, annotation, evidence)}</span>
        </button>
      ))}
      {linked.map((item) => (
        <span key={item.id} className={classes.link} data-split>
          <button type="button" onClick={() => props.onItem(item.id)}>
            <IconFile size={13} />
            <span>{t('wholeItem', { title: item.title })}</span>
          </button>
          {!readOnly && (
            <button type="button" aria-label={t('unlink', { title: item.title })} onClick={() => toggle(item.id)}>
              <IconX size={12} />
            </button>
          )}
        </span>
      ))}
      {!readOnly && (
        <Menu position="bottom-start" shadow="md" withinPortal>
          <Menu.Target>
            <button type="button" className={classes.quiet}>
              <IconLink size={13} />
              {t('linkItem')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('linkItemHint')}</Menu.Label>
            {evidence.map((item) => {
              const isLinked = score.wholeItemIds.includes(item.id)
              return (
                <Menu.Item
                  key={item.id}
                  role="menuitemcheckbox"
                  aria-checked={isLinked}
                  leftSection={<IconCheck size={14} visibility={isLinked ? 'visible' : 'hidden'} />}
                  onClick={() => toggle(item.id)}
                >
                  {shorten(item.title, 60)}
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      )}
      {(hasNone || score.noEvidenceFound) && (
        <button
          type="button"
          className={classes.quiet}
          aria-pressed={score.noEvidenceFound}
          disabled={readOnly}
          onClick={() => onScore({ noEvidenceFound: !score.noEvidenceFound })}
        >
          {score.noEvidenceFound && <IconCheck size={13} />}
          {t('noEvidenceFound')}
        </button>
      )}
      {hasNone && required && !score.noEvidenceFound && !readOnly && <span className={classes.question}>{t('linkNeeded')}</span>}
    </div>
  )
}

/** Where a passage is, in a few words: `p. 7 “Two clinic managers…”`, `04:10–04:52`, or the item's title. */
function placeWords(t: Texts<'rubric'>, annotation: Annotation, evidence: readonly EvidenceItem[]): string {
  const { page, time, lines, quote } = findPlace(annotation)
  const parts: string[] = []
  if (page !== null) parts.push(t('place.page', { page }))
  if (time) parts.push(t('place.time', { start: clockTime(time.startSeconds), end: clockTime(time.endSeconds) }))
  if (lines) parts.push(lines.first === lines.last ? t('place.line', { line: lines.first }) : t('place.lines', lines))
  if (quote !== null) parts.push(t('place.quote', { quote: shorten(quote, 22) }))
  if (parts.length === 0 || (page !== null && quote === null)) {
    const title = evidence.find((item) => item.id === annotation.evidenceId)?.title ?? ''
    parts.push(shorten(title, 26))
  }
  return parts.join(' ')
}
