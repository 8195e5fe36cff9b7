import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Annotation, Criterion, EvidenceItem, Score } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from './evidence-links.module.css'
import { ItemMenu } from './item-menu'
import { LinkChip } from './link-chip'
import { listLinks, toggleItem } from './links'
import { QuietButton } from './quiet-button'

type Props = {
  criterion: Criterion
  wholeItemIds: Score['wholeItemIds']
  noEvidenceFound: boolean
  /** The annotations that are tied to this criterion. */
  annotations: readonly Annotation[]
  evidence: readonly EvidenceItem[]
  /** Whether policy asks for at least one link. */
  required: boolean
  readOnly: boolean
  /** The link that was gone to last; null where none was. */
  visitedId: string | null
  onScore(change: Partial<Omit<Score, 'criterionId'>>): void
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

/** What supports a level: passages, whole items, or the statement that nothing was found. Arrows move along the chips. */
export function EvidenceLinks(props: Props) {
  const { criterion, wholeItemIds, noEvidenceFound, annotations, evidence, required, readOnly, onScore } = props
  const t = useTexts('rubric')
  const group = useRef<HTMLDivElement>(null)
  const links = listLinks({ wholeItemIds }, annotations, evidence)
  const toggle = (itemId: string) => onScore(toggleItem({ wholeItemIds, noEvidenceFound }, itemId))

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const chips = [...(group.current?.querySelectorAll<HTMLElement>('[data-link]') ?? [])]
    const at = chips.indexOf(event.target as HTMLElement)
    if (at < 0) return
    event.preventDefault()
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step
    chips[(at + direction + chips.length) % chips.length]?.focus()
  }

  return (
    <div ref={group} className={classes.links} role="group" aria-label={t('linksOf', { code: criterion.code })} onKeyDown={move}>
      {links.map((link) => (
        <LinkChip
          key={link.id}
          link={link}
          evidence={evidence}
          isVisited={link.id === props.visitedId}
          onGo={() => (link.kind === 'passage' ? props.onAnnotation(link.annotation) : props.onItem(link.item.id))}
          onUnlink={link.kind === 'item' && !readOnly ? () => toggle(link.item.id) : null}
        />
      ))}
      {!readOnly && <ItemMenu evidence={evidence} linkedIds={wholeItemIds} onToggle={toggle} />}
      {(links.length === 0 || noEvidenceFound) && (
        <QuietButton
          role="switch"
          aria-checked={noEvidenceFound}
          disabled={readOnly}
          onClick={() => onScore({ noEvidenceFound: !noEvidenceFound })}
        >
          <span className={classes.box} aria-hidden>
            {noEvidenceFound && <IconCheck size={11} stroke={3} />}
          </span>
          {t('noEvidenceFound')}
        </QuietButton>
      )}
      {links.length === 0 && required && !noEvidenceFound && !readOnly && (
        <span className={classes.needed}>{t('linkNeeded')}</span>
      )}
    </div>
  )
}
