import { Popover } from '@mantine/core'
import { InputRange, InputStyleClone } from 'dom-input-range'
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { FoundText, KeyHint, useTexts } from '../../kit'
import classes from './comments.module.css'
import { useComments } from './comments-context'
import type { Offer, RankedOffer } from './rank'

type Props = {
  id: string
  field: HTMLTextAreaElement
  /** Where the `/` stands in the field, in UTF-16 units. */
  start: number
  offers: readonly RankedOffer[]
  marked: number
  /** The criterion that is written about. */
  criterionId: string | null
  optionId(at: number): string
  onMark(at: number): void
  onInsert(offer: Offer): void
  onClose(): void
}

/** The comments on offer, below the `/` that asked for them. The focus stays in the field. */
export function OfferList({ id, field, start, offers, marked, optionId, onMark, onInsert, onClose }: Props) {
  const t = useTexts('comments')
  const comments = useComments()
  const caret = useCaretPlace(field, start)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[marked]?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  if (caret === null) return null
  return (
    <Popover opened position="bottom-start" offset={4} width={360} withRoles={false} withinPortal>
      <Popover.Target>
        <span className={classes.caret} style={caret} aria-hidden />
      </Popover.Target>
      {/* Pressing in the list must not take the focus out of the field. */}
      <Popover.Dropdown p={0} className={classes.offers ?? ''} onMouseDown={(event) => event.preventDefault()}>
        <div ref={list} id={id} role="listbox" aria-label={t('list.label')} className={classes.offerList}>
          {offers.map(({ offer, ranges }, at) => (
            <Fragment key={offer.id}>
              {offer.source === 'rubric' && offers[at - 1]?.offer.source !== 'rubric' && (
                <p role="presentation" className={classes.heading}>
                  {t('list.fromRubric')}
                </p>
              )}
              <div
                id={optionId(at)}
                role="option"
                aria-selected={at === marked}
                className={classes.offer}
                onPointerMove={() => at !== marked && onMark(at)}
                onClick={() => onInsert(offer)}
              >
                <span className={classes.offerText} dir="auto">
                  <FoundText text={offer.text} ranges={ranges} />
                </span>
                {offer.level && <span className={classes.source}>{t('list.level', offer.level)}</span>}
              </div>
            </Fragment>
          ))}
        </div>
        {(comments?.bank.length ?? 0) === 0 && <p className={classes.empty}>{t('list.empty')}</p>}
        <div className={classes.offersFoot}>
          <KeyHint keys="enter" isExact /> {t('list.insert')} <KeyHint keys="escape" isExact /> {t('list.close')}
          <button
            type="button"
            tabIndex={-1}
            className={classes.quiet}
            onClick={() => {
              onClose()
              comments?.openDialog()
            }}
          >
            {t('list.manage')}
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Where a character of the field stands, in pixels from the field's wrapper; null before it was measured. */
function useCaretPlace(field: HTMLTextAreaElement, start: number) {
  const [place, setPlace] = useState<{ left: number; top: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const clone = InputStyleClone.for(field)
    // What was typed a moment ago may have come by another way than an input event.
    clone.forceUpdate()
    const wrapper = field.closest(`.${classes.field}`)?.getBoundingClientRect()
    const at = new InputRange(field, start, start + 1).getBoundingClientRect()
    if (wrapper) setPlace({ left: at.left - wrapper.left, top: at.top - wrapper.top, height: at.height })
    return () => clone.disconnect()
  }, [field, start])
  return place
}
