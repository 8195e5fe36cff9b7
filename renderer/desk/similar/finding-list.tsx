import { type KeyboardEvent, useRef } from 'react'
import { Chip, useTexts } from '../../kit'
import type { Finding } from '../../review'
import type { Places } from './places'
import classes from './similar.module.css'

type Props = {
  findings: readonly Finding[]
  places: Places
  selectedId: string | null
  onSelect(id: string): void
  /** Enter: shows mine in the evidence. */
  onShow(finding: Finding): void
  /** Delete: puts it aside, or back. */
  onMove(finding: Finding): void
}

/** The places that were found; arrow keys go from one to the next, and what is chosen is read beside the list. */
export function FindingList({ findings, places, selectedId, onSelect, onShow, onMove }: Props) {
  const t = useTexts('similar')
  const list = useRef<HTMLUListElement>(null)
  const go = (at: number) => {
    const finding = findings[Math.max(0, Math.min(findings.length - 1, at))]
    if (!finding) return
    onSelect(finding.id)
    list.current?.querySelectorAll<HTMLElement>('button')[findings.indexOf(finding)]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, at: number, finding: Finding) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(findings.length - 1),
      Enter: () => onShow(finding),
      Delete: () => onMove(finding),
    }
    const run = keys[event.key]
    if (!run || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    run()
  }
  return (
    <ul ref={list} className={classes.list} aria-label={t('filter.label')}>
      {findings.map((finding, at) => {
        const place = places.placeOf(finding)
        const isSelected = finding.id === selectedId
        return (
          <li key={finding.id}>
            <button
              type="button"
              className={classes.entry}
              aria-current={isSelected}
              tabIndex={isSelected ? 0 : -1}
              data-autofocus={isSelected || undefined}
              onClick={() => onSelect(finding.id)}
              onKeyDown={(event) => onKeyDown(event, at, finding)}
            >
              <span className={classes.entryHead}>
                <span className={classes.who}>{place.who}</span>
                <span className={classes.count}>{t('words', { count: finding.words })}</span>
              </span>
              <span className={classes.where}>{places.otherIn(finding)}</span>
              {(finding.kind !== 'telling' || place.same !== null) && (
                <span className={classes.chips}>
                  {finding.kind !== 'telling' && <Chip>{t(`kind.${finding.kind}`)}</Chip>}
                  {place.same !== null && <Chip tone="blue">{place.same}</Chip>}
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
